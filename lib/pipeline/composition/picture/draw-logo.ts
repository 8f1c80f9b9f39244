/** The logo in the variant made for its ground, at its own proportions, with its clear space. */
import { ColophonError } from '../../../errors/index';
import {
  type Box,
  type Context,
  crop,
  decodeImage,
  luminanceContrast,
  opaqueBounds,
  type Pixels,
  rasteriseSvg,
  relativeLuminance,
  resize,
  toDrawable,
} from '../../../imaging/index';
import type { PresetSnapshot } from '../../brief/index';
import type { Ground } from '../colour/ground';
import type { LogoRoom, Slot } from '../layouts/layout';

type Variant = PresetSnapshot['logo']['variants'][number];

/** One variant, decoded large and trimmed to its ink, so that alignment is to what is seen. */
export interface LogoVariant {
  ground: Variant['ground'];
  pixels: Pixels;
  /** Luminances of its colours, weighted by how much of it they cover. */
  luminances: readonly { luminance: number; share: number }[];
}

/** Drawn once at this height and scaled down per placement. */
const DRAWN_HEIGHT = 320;

export async function readLogo(variant: Variant, bytes: Uint8Array): Promise<LogoVariant> {
  const name = 'The logo';
  const drawn =
    variant.mediaType === 'image/svg+xml'
      ? await rasteriseSvg(bytes, { height: DRAWN_HEIGHT, width: DRAWN_HEIGHT * 12, name })
      : (await decodeImage(bytes, { name, accept: ['png'], maxPixels: 16e6 })).pixels;
  const pixels = crop(drawn, opaqueBounds(drawn) ?? { x: 0, y: 0, width: drawn.width, height: drawn.height });
  return { ground: variant.ground, pixels, luminances: readLuminances(pixels) };
}

function readLuminances({ data }: Pixels): LogoVariant['luminances'] {
  const bins = new Map<number, { sum: number; count: number }>();
  let total = 0;
  for (let i = 0; i < data.length; i += 4 * 7) {
    if ((data[i + 3] ?? 0) < 200) continue;
    const luminance = relativeLuminance([data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0]);
    const bin = bins.get(Math.round(luminance * 32)) ?? { sum: 0, count: 0 };
    bins.set(Math.round(luminance * 32), { sum: bin.sum + luminance, count: bin.count + 1 });
    total++;
  }
  return [...bins.values()].map(({ sum, count }) => ({ luminance: sum / count, share: count / total }));
}

/** Contrast of the logo's colours to the darker and the lighter part of a ground, each colour by the share it covers. */
export function logoContrast(variant: LogoVariant, ground: Pick<Ground, 'low' | 'high'>): number {
  const worst = (l: number) => Math.min(luminanceContrast(l, ground.low), luminanceContrast(l, ground.high));
  return variant.luminances.reduce((sum, { luminance, share }) => sum + worst(luminance) * share, 0);
}

/** A plate keeps a mark readable where neither variant stands out from the picture. */
export const LEAST_LOGO_CONTRAST = 2;

/** Ground lighter than this takes the variant for light grounds: as far from black as from white by contrast. */
const MIDDLE = 0.18;

export function chooseVariant(
  variants: readonly LogoVariant[],
  ground: Ground,
): { variant: LogoVariant; contrast: number } {
  const side = ground.mean > MIDDLE ? 'light' : 'dark';
  const made = variants.filter((variant) => variant.ground === side || variant.ground === 'any');
  const rank = (list: readonly LogoVariant[]) =>
    list
      .map((variant) => ({ variant, contrast: logoContrast(variant, ground) }))
      .sort((a, b) => b.contrast - a.contrast)[0];
  const best = rank(made.length > 0 ? made : variants);
  // A mid-tone ground can suit neither side's rule of thumb; then what is seen best wins.
  const any = rank(variants);
  const chosen = best && best.contrast >= 2.5 ? best : any;
  if (!chosen) throw new ColophonError('invalid_preset', { problems: 'logo.variants is empty' });
  return chosen;
}

/** Its box in the slot: as large as the room allows, compact marks a little smaller than wide ones look. */
export function placeLogo(drawn: { width: number; height: number }, slot: Slot, room: LogoRoom, minWidth: number): Box {
  const ratio = drawn.width / drawn.height;
  let width = Math.min(room.width, room.height * ratio);
  if (width < minWidth) width = Math.min(minWidth, slot.box.width);
  const height = width / ratio;
  const spareX = slot.box.width - width;
  const spareY = slot.box.height - height;
  const x = slot.box.x + (slot.align === 'left' ? 0 : slot.align === 'right' ? spareX : spareX / 2);
  const y = slot.box.y + (slot.anchor === 'top' ? 0 : slot.anchor === 'middle' ? spareY / 2 : spareY);
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

export async function drawLogo(context: Context, variant: LogoVariant, box: Box): Promise<void> {
  context.drawImage(toDrawable(await resize(variant.pixels, box.width, box.height)), box.x, box.y);
}
