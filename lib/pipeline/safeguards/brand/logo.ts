import { type Box, luminanceContrast, type Pixels, relativeLuminance, resize } from '../../../imaging/index';
import type { PresetSnapshot } from '../../brief/index';
import type { Creative } from '../../composition/output';
import type { Blobs } from '../../stage';
import type { Picture } from '../safeguard';
import { findTemplate } from './find-template';
import { logoTemplate } from './logo-template';
import { type BrandFacts, facts } from './measured';

export interface LogoInspection {
  findings: BrandFacts[];
  /** Where the logo was found, in pixels; null where it was not. */
  box: Box | null;
}

/** The logo looked for on the pixels, at the place it was planned for, from its own file. */
export async function inspectLogo(
  picture: Picture,
  creative: Creative,
  preset: PresetSnapshot,
  blobs: Pick<Blobs, 'get'>,
): Promise<LogoInspection> {
  const { logoMatch, logoContrast } = preset.enforcement;
  if (!creative.logo) return { findings: [facts('brand_logo_missing', 0, logoMatch, true)], box: null };
  const { box: planned, variant: ground } = creative.logo;
  const made = preset.logo.variants.filter((variant) => variant.ground === ground);
  let best: { score: number; box: Box; template: Pixels } | null = null;
  for (const variant of made.length > 0 ? made : preset.logo.variants) {
    const template = await logoTemplate(variant, await blobs.get(variant.blob));
    const found = await findTemplate(picture.pixels, template, planned);
    if (!best || found.score > best.score) best = { ...found, template };
  }
  if (!best) return { findings: [facts('brand_logo_missing', 0, logoMatch, true)], box: null };
  const { score, box, template } = best;
  const region = {
    x: box.x / picture.width,
    y: box.y / picture.height,
    width: box.width / picture.width,
    height: box.height / picture.height,
  };
  const missing = score < logoMatch;
  const presence = facts(missing ? 'brand_logo_missing' : 'brand_logo', score, logoMatch, missing, { variant: ground });
  if (missing) return { findings: [{ ...presence, region }], box: null };
  const { minWidth } = preset.logo;
  // The search finds sizes to 8 %; a logo that is too small by more than that is too small.
  const size = facts('brand_logo_size', Math.round(box.width), minWidth, box.width < minWidth * 0.92);
  const contrast = await contrastOf(picture.pixels, template, box);
  const seen = facts('brand_logo_contrast', contrast, logoContrast, contrast < logoContrast);
  return { findings: [presence, size, seen].map((of) => ({ ...of, region })), box };
}

/** Mean contrast of the logo's own pixels to the median of the ground inside its box. */
async function contrastOf(pixels: Pixels, template: Pixels, found: Box): Promise<number> {
  const box = {
    x: Math.round(found.x),
    y: Math.round(found.y),
    width: Math.round(found.width),
    height: Math.round(found.height),
  };
  const drawn = await resize(template, Math.max(1, box.width), Math.max(1, box.height));
  const ink: number[] = [];
  const ground: number[] = [];
  for (let y = 0; y < drawn.height; y++)
    for (let x = 0; x < drawn.width; x++) {
      const alpha = drawn.data[(y * drawn.width + x) * 4 + 3] ?? 0;
      if (alpha > 10 && alpha < 245) continue;
      if (box.x + x < 0 || box.y + y < 0 || box.x + x >= pixels.width || box.y + y >= pixels.height) continue;
      const at = ((box.y + y) * pixels.width + box.x + x) * pixels.channels;
      const luminance = relativeLuminance([pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0]);
      (alpha >= 245 ? ink : ground).push(luminance);
    }
  if (ink.length === 0 || ground.length === 0) return 1;
  const median = ground.sort((a, b) => a - b)[ground.length >> 1] ?? 0;
  return ink.reduce((sum, value) => sum + luminanceContrast(value, median), 0) / ink.length;
}
