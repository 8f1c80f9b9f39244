/** A picture made elsewhere is not designed on: it keeps its size or is cropped to a placement, and carries the label it needs. */
import { ColophonError } from '../../errors/index';
import { createSurface, crop, resize, toDrawable, withoutAlpha } from '../../imaging/index';
import { ORIGINAL, type Placement, type PresetSnapshot, shapeOf } from '../brief/index';
import { readPalette } from './colour/palette';
import type { Composed, Materials } from './compose-creative';
import { recordText } from './compose-creative';
import { prepareLabel } from './label-ground';
import type { Creative } from './output';
import { chooseCrop } from './picture/choose-crop';
import { floorOf, frameOf, labelText, placeLabel } from './plan-creative';
import { drawText } from './typography/draw-text';

/** A share of the picture's free side that may be cut away without the picture being named cropped: rounding only. */
const ROUNDING = 1;

/**
 * @param label whether a visible disclosure is due, and its least size in pixels
 * @returns for `original` without a label, the very pixels that came.
 */
export async function composeSealed(
  placement: Placement,
  label: { wanted: boolean; least: number },
  preset: PresetSnapshot,
  { artwork }: Pick<Materials, 'artwork'>,
): Promise<Composed> {
  const { pixels, energy, record } = artwork;
  const { width, height } = placement;
  const part =
    placement.id === ORIGINAL
      ? { x: 0, y: 0, width: pixels.width, height: pixels.height }
      : chooseCrop(pixels, energy, { width, height }, []);
  const cropped = pixels.width - part.width > ROUNDING || pixels.height - part.height > ROUNDING;
  const resized = part.width !== width || part.height !== height;
  const seen = cropped || resized ? await resize(crop(pixels, part), width, height) : pixels;
  const creative: Omit<Creative, 'blob'> = {
    index: record.index,
    placement: placement.id,
    width,
    height,
    layout: 'none',
    artwork: { aspect: record.aspect, crop: part },
    texts: [],
    logo: null,
    product: null,
    scrim: false,
    edits: [...(cropped ? ['cropped' as const] : []), ...(resized ? ['resized' as const] : [])],
  };
  const frame = frameOf(placement, shapeOf(placement));
  const slot = { box: frame, align: 'left', anchor: 'bottom' } as const;
  const size = Math.max(floorOf(placement), label.least);
  // Only what a model made comes here with a label.
  const text = labelText(false);
  const planned = label.wanted ? placeLabel(slot, text, size, preset) : null;
  if (label.wanted && !planned)
    throw new ColophonError('copy_does_not_fit', {
      ...{ role: 'label', text, placement: placement.id, minimum: size, characters: 0 },
    });
  if (!planned) return { pixels: withoutAlpha(seen), creative };

  const surface = createSurface(width, height);
  surface.context.drawImage(toDrawable(seen), 0, 0);
  const corner = preset.corner * Math.min(width, height);
  const set = prepareLabel(surface, planned, 'left', corner, readPalette(preset.colours));
  const written = { placed: set.label, ink: set.ink, original: set.label.block.style.text };
  creative.texts.push(recordText(surface, written));
  drawText(surface.context, set.label, set.ink.hex);
  creative.edits.push('label');
  return { pixels: withoutAlpha(surface.pixels()), creative };
}
