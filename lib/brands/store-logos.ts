import { ColophonError } from '../errors/index';
import { decodeImage, encodePng, rasteriseSvg, sanitiseSvg } from '../imaging/index';
import type { Preset, PresetSnapshot } from '../pipeline/brief/index';
import { blobsOf } from '../storage/index';

type Variant = Preset['logo']['variants'][number];
type Stored = PresetSnapshot['logo']['variants'][number];

const INLINE = /^data:(image\/svg\+xml|image\/png);base64,([A-Za-z0-9+/=\s]+)$/;
const MAX_LOGO_BYTES = 4_000_000;

/**
 * Logos as blobs: SVG sanitised and drawn once to see that it draws, PNG decoded and encoded anew, so that nothing but
 * pixels and paths is kept.
 * @throws invalid_preset, svg_unsafe, the `image_*` family.
 */
export async function storeLogos(
  organisationId: string,
  variants: readonly Variant[],
  files?: (name: string) => Promise<Uint8Array>,
): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const variant of variants) {
    const name = variant.file ?? `The logo for ${variant.ground} ground`;
    const { ground, title } = variant;
    const kept = await storeLogo(organisationId, await bytesOf(variant, name, files), name);
    stored.push({ ground, ...(title === undefined ? {} : { title }), ...kept });
  }
  return stored;
}

/** One logo file. @throws svg_unsafe, the `image_*` family. */
export async function storeLogo(
  organisationId: string,
  given: Uint8Array,
  name: string,
): Promise<Pick<Stored, 'blob' | 'mediaType'>> {
  const { bytes, mediaType } = clean(given, name);
  return { mediaType, blob: await blobsOf(organisationId).put(await bytes) };
}

async function bytesOf(
  { data, file }: Variant,
  name: string,
  files?: (name: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (data !== undefined) {
    const inline = INLINE.exec(data)?.[2];
    if (inline) return new Uint8Array(Buffer.from(inline, 'base64'));
    throw invalid(`${name} must be "data:image/svg+xml;base64,…" or "data:image/png;base64,…"`);
  }
  if (!files || !file) throw invalid(`${name} names a file, and no files came with the preset; put the logo inline`);
  return files(file);
}

/** The content decides what a logo is, not its name. */
function clean(given: Uint8Array, name: string): { mediaType: Stored['mediaType']; bytes: Promise<Uint8Array> } {
  if (given.length > MAX_LOGO_BYTES)
    throw new ColophonError('image_too_large', { name, size: `${(given.length / 1e6).toFixed(1)} MB`, limit: '4 MB' });
  if (given[0] === 0x89) return { mediaType: 'image/png', bytes: cleanPng(given, name) };
  return { mediaType: 'image/svg+xml', bytes: cleanSvg(given, name) };
}

async function cleanPng(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const { pixels } = await decodeImage(bytes, { name, accept: ['png'], maxPixels: 16e6, maxBytes: MAX_LOGO_BYTES });
  return encodePng(pixels);
}

async function cleanSvg(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const text = sanitiseSvg(new TextDecoder().decode(bytes), { name });
  const cleaned = new TextEncoder().encode(text);
  await rasteriseSvg(cleaned, { width: 64, name });
  return cleaned;
}

function invalid(problems: string): ColophonError {
  return new ColophonError('invalid_preset', { problems });
}
