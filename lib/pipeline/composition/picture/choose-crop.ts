/** Which part of an artwork is seen: the calm part comes to lie under the type, the lively part beside it. */

import { type Box, type Pixels, resize } from '../../../imaging/index';
import type { SceneStage } from '../../generation/output';

/** A part of the slot, in fractions of the picture's box, and how much calm counts there. */
export interface CalmPart {
  region: Box;
  weight: number;
}

const LONG_SIDE = 128;
const POSITIONS = 24;

/** Gradient energy of a picture, summed so that the energy of any rectangle takes four reads. */
export interface EnergyMap {
  width: number;
  height: number;
  mean(box: Box): number;
}

export async function readEnergy(pixels: Pixels): Promise<EnergyMap> {
  const scale = LONG_SIDE / Math.max(pixels.width, pixels.height);
  const [width, height] = [
    Math.max(2, Math.round(pixels.width * scale)),
    Math.max(2, Math.round(pixels.height * scale)),
  ];
  const small = await resize(pixels, width, height, { kernel: 'mitchell' });
  const light = (x: number, y: number) => {
    const at = (Math.min(height - 1, y) * width + Math.min(width - 1, x)) * small.channels;
    return 0.299 * (small.data[at] ?? 0) + 0.587 * (small.data[at + 1] ?? 0) + 0.114 * (small.data[at + 2] ?? 0);
  };
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0, row = 0; x < width; x++) {
      row += Math.hypot(light(x + 1, y) - light(x, y), light(x, y + 1) - light(x, y));
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  const sum = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0;
  return {
    width,
    height,
    mean(box) {
      const clamp = (v: number, max: number) => Math.min(max, Math.max(0, Math.round(v)));
      const [x1, x2] = [clamp(box.x * scale, width), clamp((box.x + box.width) * scale, width)];
      const [y1, y2] = [clamp(box.y * scale, height), clamp((box.y + box.height) * scale, height)];
      const area = Math.max(1, (x2 - x1) * (y2 - y1));
      return (sum(x2, y2) - sum(x1, y2) - sum(x2, y1) + sum(x1, y1)) / area;
    },
  };
}

/** How much a spot for the product counts against calm: more than any picture's energy does. */
const SPOT = 3;

const standing = ({ x, y, width, height }: Pick<SceneStage, 'x' | 'y' | 'width' | 'height'>): Box => ({
  x: x - width / 2,
  y: y - height,
  width,
  height: height * 1.08,
});

/** How much of a box lies within another, 0 to 1. */
function shareInside(box: Box, around: Box): number {
  const width = Math.min(box.x + box.width, around.x + around.width) - Math.max(box.x, around.x);
  const height = Math.min(box.y + box.height, around.y + around.height) - Math.max(box.y, around.y);
  return (Math.max(0, width) * Math.max(0, height)) / (box.width * box.height);
}

/**
 * The largest part of an artwork with the proportions of `width` × `height`, in whole artwork pixels, slid along its free side
 * to where the calm parts are calmest and the rest is not; the middle wins ties. Where a scene keeps a spot for the product, that
 * spot is to be seen, and to lie beside the calm parts rather than under them.
 */
export function chooseCrop(
  artwork: Pick<Pixels, 'width' | 'height'>,
  energy: EnergyMap,
  target: { width: number; height: number },
  calm: readonly CalmPart[],
  spot: Pick<SceneStage, 'x' | 'y' | 'width' | 'height'> | null = null,
): Box {
  const ratio = target.width / target.height;
  const width = Math.min(artwork.width, Math.round(artwork.height * ratio));
  const height = Math.min(artwork.height, Math.round(artwork.width / ratio));
  const [spareX, spareY] = [artwork.width - width, artwork.height - height];
  const whole = energy.mean({ x: 0, y: 0, width: artwork.width, height: artwork.height }) || 1;

  let best: Box = { x: Math.round(spareX / 2), y: Math.round(spareY / 2), width, height };
  let bestScore = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= POSITIONS; i++) {
    const share = i / POSITIONS;
    const box = { x: Math.round(spareX * share), y: Math.round(spareY * share), width, height };
    let score = Math.abs(share - 0.5) * 0.15 - (0.5 * energy.mean(box)) / whole;
    for (const { region, weight } of calm) {
      const part = {
        x: box.x + region.x * width,
        y: box.y + region.y * height,
        width: region.width * width,
        height: region.height * height,
      };
      score += (weight * energy.mean(part)) / whole;
      if (spot) score += SPOT * weight * shareInside(standing(spot), part);
    }
    if (spot) score += 2 * SPOT * (1 - shareInside(standing(spot), box));
    if (score < bestScore - 1e-9) [best, bestScore] = [box, score];
  }
  return best;
}
