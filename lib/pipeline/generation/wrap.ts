/**
 * Seamless tiles with models that know nothing of them: before every pass the latents are continued past each edge with what
 * stands at the opposite one, and only the middle of the answer counts. Each edge is so drawn with its neighbour in view.
 */
export type LatentShape = readonly [channels: number, height: number, width: number];

/** Latents added on every side: more than the decoder and the first levels of a denoiser look around, and a multiple of 8. */
export const MARGIN = 8;

export function wrappedShape([channels, height, width]: LatentShape): LatentShape {
  return [channels, height + 2 * MARGIN, width + 2 * MARGIN];
}

/** Flat [C, h, w] → [C, h + 2 · MARGIN, w + 2 · MARGIN], going round at the edges. */
export function wrap(latents: Float32Array, shape: LatentShape): Float32Array {
  const [channels, height, width] = shape;
  const [, h, w] = wrappedShape(shape);
  const out = new Float32Array(channels * h * w);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < h; y++) {
      const row = (c * height + round(y - MARGIN, height)) * width;
      for (let x = 0; x < w; x++) out[(c * h + y) * w + x] = latents[row + round(x - MARGIN, width)] ?? 0;
    }
  return out;
}

/** The middle of what `wrap` made larger, of the given shape. */
export function unwrap(wrapped: Float32Array, shape: LatentShape): Float32Array {
  const [channels, height, width] = shape;
  const [, h, w] = wrappedShape(shape);
  const out = new Float32Array(channels * height * width);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < height; y++) {
      const from = (c * h + y + MARGIN) * w + MARGIN;
      out.set(wrapped.subarray(from, from + width), (c * height + y) * width);
    }
  return out;
}

const round = (at: number, size: number) => ((at % size) + size) % size;
