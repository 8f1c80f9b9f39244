import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { ColophonError } from '../../lib/errors/index';
import { decodeImage, encodeAvif, encodeJpeg, encodePng, encodeWebp, type Pixels } from '../../lib/imaging/index';
import { type Detection, detect, markPicture, RELIABLE_SHORT_SIDE } from '../../lib/pipeline/provenance/index';
import type { WatermarkKey } from '../../lib/pipeline/stage';
import { openKeys } from '../../workers/keys';
import { dataDir } from './home';
import { readOptions } from './options';
import { readInput } from './read-file';
import { note, sayJson, sayLine } from './say';

const QUALITY = 92;
const ENCODERS: Readonly<Record<string, (pixels: Pixels) => Promise<Uint8Array>>> = {
  '.png': encodePng,
  '.jpg': (pixels) => encodeJpeg(pixels, { quality: QUALITY }),
  '.jpeg': (pixels) => encodeJpeg(pixels, { quality: QUALITY }),
  '.webp': (pixels) => encodeWebp(pixels, { quality: QUALITY }),
  '.avif': (pixels) => encodeAvif(pixels, { quality: 80 }),
};

/**
 * `colophon watermark embed FILE --out FILE` and `colophon watermark detect FILE`, with this installation's key, which is made
 * when there is none. No database: what a mark leads to is `colophon verify`'s to say.
 */
export async function watermark(argv: readonly string[]): Promise<number> {
  const options = { json: { type: 'boolean' }, out: { type: 'string' }, id: { type: 'string' } } as const;
  const { values, positionals } = readOptions(argv, options, true);
  const [verb, file, ...rest] = positionals;
  if ((verb !== 'embed' && verb !== 'detect') || file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', {
      argument: 'watermark',
      problem: 'use "watermark embed FILE --out FILE" or "watermark detect FILE".',
    });
  const { pixels } = await decodeImage(await readInput(resolve(file)), { name: basename(file) });
  const { watermarkKey } = await openKeys(resolve(dataDir()));
  const json = values.json ?? false;
  return verb === 'embed'
    ? embedInto(pixels, watermarkKey, { out: values.out, id: values.id, json })
    : say(file, pixels, watermarkKey, json);
}

interface EmbedRequest {
  out: string | undefined;
  id: string | undefined;
  json: boolean;
}

async function embedInto(pixels: Pixels, key: WatermarkKey, { out, id, json }: EmbedRequest) {
  const encode = out === undefined ? undefined : ENCODERS[extname(out).toLowerCase()];
  if (out === undefined || !encode) {
    const problem = `name the marked file with --out, ending in ${Object.keys(ENCODERS).join(', ')}.`;
    throw new ColophonError('invalid_argument', { argument: '--out', problem });
  }
  const payload = id ?? randomBytes(8).toString('hex');
  if (!/^[0-9a-f]{16}$/.test(payload))
    throw new ColophonError('invalid_argument', {
      argument: '--id',
      problem: 'must be 16 hex digits, as 00ff00ff00ff00ff.',
    });
  for (const strength of [1, 1.4]) {
    const marked = await markPicture(pixels, payload, key, strength);
    if (!marked) continue;
    const bytes = await encode(marked.pixels);
    const read = detect((await decodeImage(bytes, { name: basename(out) })).pixels, key);
    if (read.watermarkId !== payload) continue;
    await writeFile(resolve(out), bytes).catch((error: unknown) => {
      throw new ColophonError(
        'invalid_argument',
        { argument: '--out', problem: `${out} cannot be written.` },
        { cause: error },
      );
    });
    if (json) sayJson(inJson(read));
    else sayLine(`${out}: marked with ${payload} (key ${key.id}), and read back from the written file.`);
    note(`colophon: ${marked.psnr} dB beside the unmarked picture, at strength ${marked.strength}.`);
    if (marked.fragile)
      note('colophon: this mark does not survive a JPEG at quality 60; the picture is too small or too plain.');
    return 0;
  }
  const side = Math.min(pixels.width, pixels.height);
  const problem =
    side < RELIABLE_SHORT_SIDE
      ? `a short side of ${side} px does not hold it; from ${RELIABLE_SHORT_SIDE} px on it does`
      : 'it did not read back from the encoded file';
  throw new ColophonError('watermark_failed', { problem });
}

/** What scripts get, of the file that was written or the one that was looked at: no mark, no id. */
const inJson = ({ detected, confidence, watermarkId, algorithm }: Detection) => ({
  detected,
  confidence,
  watermark_id: watermarkId,
  algorithm,
});

function say(file: string, pixels: Pixels, key: WatermarkKey, json: boolean): number {
  const found = detect(pixels, key, { search: 'full' });
  const { detected, confidence, watermarkId, algorithm, geometry } = found;
  if (json) sayJson(inJson(found));
  else if (detected) {
    const moved = geometry && (geometry.scale !== 1 || geometry.degrees !== 0 || geometry.symmetry !== 'none');
    const how = moved ? `, turned by ${geometry.degrees}°, at scale ${geometry.scale}, ${geometry.symmetry}` : '';
    sayLine(`${file}: mark ${watermarkId} of key ${key.id} (${algorithm}${how}), confidence ${confidence}.`);
  } else
    sayLine(
      `${file}: no mark of key ${key.id} was found. That proves nothing: marks can be destroyed, and other keys leave others.`,
    );
  return 0;
}
