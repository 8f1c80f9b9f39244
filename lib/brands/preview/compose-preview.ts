/**
 * Three real creatives of a preset that is being edited: committed sample artworks, moved to the brand's colours and composed by
 * the code that composes deliveries, at 40 % of their size. Runs in the workshop's thread, which keeps what it has opened.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ColophonError } from '../../errors/index';
import {
  decodeImage,
  encodeJpeg,
  hexToRgb,
  type Pixels,
  paletteTransfer,
  resize,
  type Typefaces,
} from '../../imaging/index';
import { type Aspect, aspectOf, findPlacement, type Placement, type PresetSnapshot } from '../../pipeline/brief/index';
import {
  composeCreative,
  type EnergyMap,
  type LogoVariant,
  readEnergy,
  readLogo,
  readTypefaces,
} from '../../pipeline/composition/index';
import { blobsOf } from '../../storage/index';
import { newest } from './newest';

export interface PreviewCopy {
  headline?: string | undefined;
  subline?: string | undefined;
  callToAction?: string | undefined;
}

export interface PreviewOrder {
  organisationId: string;
  preset: PresetSnapshot;
  copy: PreviewCopy;
  layout?: string | undefined;
}

export interface PreviewCreative {
  placement: string;
  title: string;
  width: number;
  height: number;
  /** JPEG; null when it could not be composed. */
  picture: Uint8Array | null;
  /** Why it could not, in words. */
  problem: string | null;
  /** Lowest contrast of its type. */
  contrast: number | null;
}

export const PREVIEW_PLACEMENTS = ['instagram-post', 'instagram-story', 'linkedin-post'] as const;
const SCALE = 0.4;
/** Enough to fill each placement at that scale. */
const LONG_SIDE: Readonly<Record<Aspect, number>> = { square: 440, portrait: 780, landscape: 490 };
const QUALITY = 82;
/** As far as looks right on a picture that was not drawn for this brand. */
const STRENGTH = 0.85;

interface Sample {
  pixels: Pixels;
  energy: EnergyMap;
}

const samples = newest<Aspect, Sample>(3, async (aspect) => {
  const file = join(process.cwd(), 'examples', 'artworks', `${aspect}.webp`);
  const { pixels: whole } = await decodeImage(await readFile(file), { name: 'The sample artwork' });
  // No larger than it is seen: every colour that is typed is applied to each of these pixels.
  const share = Math.min(1, LONG_SIDE[aspect] / Math.max(whole.width, whole.height));
  const pixels = await resize(whole, Math.round(whole.width * share), Math.round(whole.height * share));
  return { pixels, energy: await readEnergy(pixels) };
});
const transfers = newest<string, (pixels: Pixels) => Pixels>(8, async (palette) =>
  paletteTransfer(palette.split(' ').map(hexToRgb), { strength: STRENGTH, skin: false }),
);
const coloured = newest<string, Sample>(24, async (key) => {
  const [aspect = 'square', ...palette] = key.split(' ');
  const { pixels, energy } = await samples(aspect as Aspect);
  // The drawing is the same, and so is where it is calm.
  return { pixels: (await transfers(palette.join(' ')))(pixels), energy };
});
const logos = newest<string, LogoVariant>(48, async (key) => {
  const [organisationId = '', blob = '', mediaType = '', ground = ''] = key.split(' ');
  const variant = { blob, mediaType, ground } as PresetSnapshot['logo']['variants'][number];
  return readLogo(variant, await blobsOf(organisationId).get(blob));
});
const faces = newest<string, Typefaces>(12, async (key) => {
  const { organisationId, fonts } = JSON.parse(key) as { organisationId: string; fonts: PresetSnapshot['fonts'] };
  return readTypefaces({ fonts }, (blob) => blobsOf(organisationId).get(blob));
});

function scaled(placement: Placement): Placement {
  const { top, right, bottom, left } = placement.safeZone;
  const by = (value: number) => Math.round(value * SCALE);
  const safeZone = { top: by(top), right: by(right), bottom: by(bottom), left: by(left) };
  return { ...placement, width: by(placement.width), height: by(placement.height), safeZone };
}

/** Each creative on its own: copy that does not fit one placement leaves the others standing. */
export async function composePreview({
  organisationId,
  preset,
  copy,
  layout,
}: PreviewOrder): Promise<PreviewCreative[]> {
  const variants = await Promise.all(
    preset.logo.variants.map(({ blob, mediaType, ground }) =>
      logos([organisationId, blob, mediaType, ground].join(' ')),
    ),
  );
  const typefaces = await faces(JSON.stringify({ organisationId, fonts: preset.fonts }));
  const small = { ...preset, logo: { ...preset.logo, minWidth: Math.round(preset.logo.minWidth * SCALE) } };
  const palette = preset.colours.map(({ hex }) => hex).join(' ');
  const made: PreviewCreative[] = [];
  for (const id of PREVIEW_PLACEMENTS) {
    const placement = findPlacement(id);
    if (!placement) continue;
    const size = scaled(placement);
    const facts = { placement: id, title: placement.title, width: size.width, height: size.height };
    const aspect = aspectOf(placement);
    const artwork = { record: { index: 0, aspect }, ...(await coloured(`${aspect} ${palette}`)) };
    try {
      const chosen = preset.locked.layout ?? layout ?? preset.layouts[0] ?? 'editorial';
      const wording = { copy, aiLabel: preset.locked.aiLabel, quiet: preset.locked.quiet };
      const materials = { artwork, logos: variants, product: null, typefaces };
      const { pixels, creative } = await composeCreative(size, chosen, wording, small, materials);
      const contrasts = creative.texts.map((text) => text.contrast);
      const picture = await encodeJpeg(pixels, { quality: QUALITY });
      made.push({ ...facts, picture, problem: null, contrast: contrasts.length > 0 ? Math.min(...contrasts) : null });
    } catch (error) {
      if (!(error instanceof ColophonError)) throw error;
      made.push({ ...facts, picture: null, problem: error.message, contrast: null });
    }
  }
  return made;
}
