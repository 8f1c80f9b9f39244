import { ColophonError } from '../errors/index';
import { FONT_LIMITS, type Preset, type StoredFont } from '../pipeline/brief/index';
import { blobsOf } from '../storage/index';
import { checkFontInThread } from './workshop/index';

type Given = Preset['fonts'][number];

const INLINE = /^data:(?:font\/[\w+-]+|application\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)$/;

/**
 * Fonts as blobs: checked and written anew in a thread of their own, so that what is kept is never the file that came in. What
 * the file says of itself (embedding, scripts, kind) wins over what the preset says; family, weight and licence are the
 * customer's, because a preset names them.
 * @throws invalid_preset, font_unusable.
 */
export async function storeFonts(
  organisationId: string,
  fonts: readonly Given[],
  files?: (name: string) => Promise<Uint8Array>,
): Promise<StoredFont[]> {
  const stored: StoredFont[] = [];
  for (const font of fonts) {
    const name = font.file ?? `The font ${font.family} ${font.weight}`;
    stored.push(await storeFont(organisationId, await bytesOf(font, name, files), { ...font, name }));
  }
  return stored;
}

/** One font file; `family`, `weight` and `licence` are the file's own where they are not given. @throws font_unusable. */
export async function storeFont(
  organisationId: string,
  bytes: Uint8Array,
  given: { name: string; family?: string; weight?: number; licence?: string },
): Promise<StoredFont> {
  const checked = await checkFontInThread(bytes, {
    name: given.name.slice(0, 120),
    maxBytes: FONT_LIMITS.uploadBytes,
    maxKeptBytes: FONT_LIMITS.bytes,
    weight: given.weight,
  });
  return {
    family: given.family || checked.family,
    weight: given.weight ?? checked.weight,
    licence: given.licence || checked.licence,
    embedding: checked.embedding,
    kind: checked.kind,
    scripts: checked.scripts,
    blob: await blobsOf(organisationId).put(checked.bytes),
  };
}

async function bytesOf(
  { data, file }: Given,
  name: string,
  files?: (name: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (data !== undefined) {
    const inline = INLINE.exec(data)?.[1];
    if (inline) return new Uint8Array(Buffer.from(inline, 'base64'));
    throw new ColophonError('invalid_preset', { problems: `${name} must be "data:font/woff2;base64,…"` });
  }
  if (!files || !file)
    throw new ColophonError('invalid_preset', {
      problems: `${name} names a file, and no files came with the preset; put the font inline`,
    });
  return files(file);
}
