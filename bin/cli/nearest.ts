/** `colophon model nearest FILE`: the training pictures of a model that are most like a file, by search and by looking. No database. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ColophonError } from '../../lib/errors/index';
import { decodeImage, encodeJpeg, encodePng, type Pixels, withoutAlpha } from '../../lib/imaging/index';
import {
  dihedralHashes,
  hammingDistance,
  PDQ_MATCH_DISTANCE,
  PDQ_RELIABLE_QUALITY,
  pdq,
  pdqToHex,
} from '../../lib/imaging/pdq';
import {
  openRedrawing,
  openTrainingIndex,
  type TrainingIndex,
} from '../../lib/pipeline/generation/training-index/index';
import { modelsWith } from '../../models/index';
import { createRuntime, type Runtime } from '../../workers/runtime/index';
import { drawSheet } from './model-sheets/sheet';
import { sayJson, sayLine } from './say';

/** What drew the training pictures. */
const RENDERER = 'scenes';
const SHOWN = 256;

export interface NearestOptions {
  file: string;
  bytes: Uint8Array;
  engine: string;
  /** How many. */
  most: number;
  json: boolean;
  /** A folder of the house model that is not the listed one. */
  folder?: string | undefined;
  /** Where the pictures found are drawn again, each alone and all beside the file. */
  out?: string | undefined;
}

interface Found {
  /** Place in the index. */
  at: number;
  /** Bits of 256 between file and training picture. */
  distance: number;
  seed: number | null;
  family: string | null;
  kind: string | null;
  /** Bits between the picture drawn again here and what the index holds of it; null when it was not drawn. */
  redrawn: number | null;
  picture: string | null;
}

/** @throws invalid_argument for a model without an index; unknown_engine, model_corrupt, the `image_*` family. */
export async function nearest(options: NearestOptions): Promise<void> {
  const { file, engine } = options;
  const pixels = withoutAlpha((await decodeImage(options.bytes, { name: basename(file) })).pixels);
  const { hashes, quality } = dihedralHashes(pixels);
  const runtime = createRuntime({ models: modelsWith(options.folder) });
  try {
    const model = await runtime.describe(engine);
    const index = await openTrainingIndex(runtime, model);
    if (!index)
      throw new ColophonError('invalid_argument', {
        argument: '--engine',
        problem: `“${engine}” ships no index of its training pictures.`,
      });
    const near = index.nearest(
      hashes.map(({ hash }) => hash),
      options.most,
    );
    const { found, pictures } = await describe(runtime, index, near, options);
    if (options.out !== undefined) await saveSheet(pixels, found, pictures, options);
    const [first] = found;
    const answer = {
      file,
      model: { name: model.name, version: model.version, sha256: model.sha256 },
      index: index.count,
      fingerprint: pdqToHex(pdq(pixels).hash),
      quality,
      // A flat picture has no fingerprint to speak of: anything may be near it.
      verdict:
        quality < PDQ_RELIABLE_QUALITY ? 'too_flat' : first && first.distance <= PDQ_MATCH_DISTANCE ? 'match' : 'none',
      nearest: found,
    };
    if (options.json) sayJson(answer);
    else tell(answer.verdict, quality, index.count, found);
  } finally {
    await runtime.close();
  }
}

async function describe(
  runtime: Runtime,
  index: TrainingIndex,
  near: ReturnType<TrainingIndex['nearest']>,
  { out }: NearestOptions,
): Promise<{ found: Found[]; pictures: (Pixels | null)[] }> {
  const redrawing = index.recorded ? await openRedrawing(runtime, RENDERER) : null;
  const found: Found[] = [];
  const pictures: (Pixels | null)[] = [];
  if (out !== undefined) await mkdir(out, { recursive: true });
  for (const { at, distance } of near) {
    const record = index.recordAt(at);
    const entry: Found = { at, distance, seed: null, family: null, kind: null, redrawn: null, picture: null };
    let drawn: Pixels | null = null;
    if (record && redrawing) {
      Object.assign(entry, { seed: record.seed, ...redrawing.named(record) });
      if (out !== undefined) {
        drawn = await redrawing.draw(record, index.shortSide, new AbortController().signal);
        entry.redrawn = hammingDistance(pdq(drawn).hash, index.hashAt(at));
        entry.picture = join(out, `training-${record.seed}.png`);
        await writeFile(entry.picture, await encodePng(drawn));
      }
    }
    found.push(entry);
    pictures.push(drawn);
  }
  return { found, pictures };
}

async function saveSheet(
  pixels: Pixels,
  found: readonly Found[],
  pictures: readonly (Pixels | null)[],
  { file, out = '.' }: NearestOptions,
): Promise<void> {
  const cells = [
    { pixels, label: basename(file) },
    ...found.map(({ seed, family, kind, distance }, at) => ({
      pixels: pictures[at] ?? null,
      label: `seed ${seed ?? 'not recorded'}: ${family ?? ''} ${kind ?? ''}, ${distance} bits`,
    })),
  ];
  await writeFile(join(out, 'nearest.jpg'), await encodeJpeg(await drawSheet([cells], SHOWN), { quality: 90 }));
}

function tell(verdict: string, quality: number, count: number, found: readonly Found[]): void {
  const words: Readonly<Record<string, string>> = {
    too_flat: `Too flat to tell (quality ${quality} of 100, ${PDQ_RELIABLE_QUALITY} needed): its fingerprint says little.`,
    match: `The first is the same picture by its fingerprint (${PDQ_MATCH_DISTANCE} bits or fewer).`,
    none: `No training picture is the same: none of ${count} is within ${PDQ_MATCH_DISTANCE} bits.`,
  };
  sayLine(words[verdict] ?? verdict);
  for (const { at, distance, seed, family, kind, redrawn, picture } of found) {
    const again = redrawn === null ? '' : `, drawn again ${redrawn} bits from what was indexed: ${picture}`;
    sayLine(
      `${distance} of 256 bits: seed ${seed ?? `of picture ${at}`}, ${family ?? 'scene not recorded'} ${kind ?? ''}${again}`,
    );
  }
}
