/** Looks for a drawing with transparent ground in a picture: normalised cross-correlation, weighted by the drawing's own ink. */
import { type Box, crop, type Pixels, resize } from '../../../imaging/index';

export interface FoundTemplate {
  /** −1 to 1; 1 is the drawing itself on an even ground. */
  score: number;
  /** Pixels of the picture. */
  box: Box;
}

/** The drawing's long side while searching: enough to tell letters of a wordmark apart. */
const LONG_SIDE = 80;
/** Looked for this much around the planned box, as a share of its size, and at these sizes of it. */
const AROUND = 0.2;
const SCALES = [0.92, 1, 1.08] as const;
/** What is under the ground of the drawing counts less than under its ink: pictures have a texture of their own. */
const GROUND_WEIGHT = 0.3;

export async function findTemplate(picture: Pixels, template: Pixels, planned: Box): Promise<FoundTemplate> {
  const factor = Math.min(1, LONG_SIDE / Math.max(planned.width, planned.height));
  const region = around(planned, picture);
  const seen = crop(picture, region);
  const small = await resize(seen, size(region.width * factor), size(region.height * factor), { kernel: 'mitchell' });
  const [across, down] = [region.width / small.width, region.height / small.height];
  let best: FoundTemplate = { score: -1, box: planned };
  for (const scale of SCALES) {
    const [width, height] = [size((planned.width * scale) / across), size((planned.height * scale) / down)];
    if (width > small.width || height > small.height) continue;
    const drawn = await resize(template, width, height, { kernel: 'mitchell' });
    const found = search(small, drawn);
    if (found.score <= best.score) continue;
    const box = {
      x: region.x + found.x * across,
      y: region.y + found.y * down,
      width: width * across,
      height: height * down,
    };
    best = { score: found.score, box };
  }
  return best;
}

const size = (value: number) => Math.max(3, Math.round(value));

function around({ x, y, width, height }: Box, picture: Pixels): Box {
  const [dx, dy] = [Math.max(4, width * AROUND), Math.max(4, height * AROUND)];
  const left = Math.max(0, Math.floor(x - dx));
  const top = Math.max(0, Math.floor(y - dy));
  const right = Math.min(picture.width, Math.ceil(x + width + dx));
  const bottom = Math.min(picture.height, Math.ceil(y + height + dy));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** The drawing on a grey ground, as weights and values with their mean taken out. */
function prepared(drawn: Pixels): { weights: Float32Array; values: Float32Array; norm: number } {
  const count = drawn.width * drawn.height;
  const weights = new Float32Array(count);
  const values = new Float32Array(count);
  let [sum, total] = [0, 0];
  for (let at = 0; at < count; at++) {
    const alpha = (drawn.data[at * 4 + 3] ?? 0) / 255;
    weights[at] = GROUND_WEIGHT + (1 - GROUND_WEIGHT) * alpha;
    values[at] = alpha;
    sum += (weights[at] as number) * alpha;
    total += weights[at] as number;
  }
  let norm = 0;
  for (let at = 0; at < count; at++) {
    values[at] = (values[at] as number) - sum / total;
    norm += (weights[at] as number) * (values[at] as number) ** 2;
  }
  return { weights, values, norm: Math.sqrt(norm) };
}

/**
 * The place where one channel or another follows the ink best. A drawing of one colour differs from its ground in some channel
 * by one amount everywhere, so that its own shape is what is looked for: light on dark and dark on light alike.
 */
function search(picture: Pixels, drawn: Pixels): { score: number; x: number; y: number } {
  const { weights, values, norm } = prepared(drawn);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best = { score: -1, x: 0, y: 0 };
  for (let y = 0; y + drawn.height <= picture.height; y++)
    for (let x = 0; x + drawn.width <= picture.width; x++) {
      const score = Math.max(
        ...[0, 1, 2].map((c) => correlation(picture, drawn, x, y, c, weights, values, norm, total)),
      );
      if (score > best.score) best = { score, x, y };
    }
  return best;
}

function correlation(
  picture: Pixels,
  drawn: Pixels,
  x: number,
  y: number,
  channel: number,
  weights: Float32Array,
  values: Float32Array,
  norm: number,
  total: number,
): number {
  let [sum, squares, product] = [0, 0, 0];
  for (let row = 0, at = 0; row < drawn.height; row++)
    for (
      let column = 0, from = ((y + row) * picture.width + x) * picture.channels + channel;
      column < drawn.width;
      column++
    ) {
      const value = picture.data[from] as number;
      const weight = weights[at] as number;
      sum += weight * value;
      squares += weight * value * value;
      product += weight * value * (values[at] as number);
      from += picture.channels;
      at++;
    }
  const variance = squares - (sum * sum) / total;
  return variance < 1e-3 || norm === 0 ? 0 : Math.abs(product) / (Math.sqrt(variance) * norm);
}
