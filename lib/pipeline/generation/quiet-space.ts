/**
 * Keeps the asked-for part of the picture calm while it is drawn. At every step the picture that the denoiser points at is
 * smoothed inside the region, and the steps that follow grow the rest of the scene around it. It works on latents of any
 * model, and leaves a model that was taught quiet space less to do.
 */
import type { Quiet } from '../brief/index';

/** For models that were not taught quiet space; some detail is left, so that the region stays part of the scene. */
const STRENGTH = 0.93;
/** Standard deviation of the smoothing as a share of the shorter side: wide, since in soft pictures slow changes are all there is. */
const REACH = 0.3;

export interface QuietSpace {
  /** What to take away from clean latents, flat [C, h, w]: their detail inside the region. */
  excess(clean: Float32Array): Float32Array;
}

/**
 * Null when no part was asked for.
 *
 * @param strength share of the detail that goes where the region is fully quiet, 0..1.
 */
export function quietSpace(
  quiet: Quiet,
  shape: readonly [channels: number, height: number, width: number],
  strength: number = STRENGTH,
): QuietSpace | null {
  if (quiet === 'none') return null;
  const [channels, height, width] = shape;
  const mask = maskOf(quiet, height, width);
  const kernel = gaussian(REACH * Math.min(height, width));
  const bothWays = (plane: Float32Array) => blurred(blurred(plane, width, height, kernel), height, width, kernel);
  const inside = bothWays(mask);
  return {
    excess(clean) {
      const out = new Float32Array(clean.length);
      for (let c = 0; c < channels; c++) {
        const plane = clean.subarray(c * height * width, (c + 1) * height * width);
        // A mean of the region alone: what stands beside it must not shine into it.
        const smooth = bothWays(plane.map((x, i) => x * (mask[i] ?? 0)));
        for (let i = 0; i < plane.length; i++) {
          const mean = (smooth[i] ?? 0) / Math.max(inside[i] ?? 0, 1e-6);
          out[c * height * width + i] = strength * (mask[i] ?? 0) * ((plane[i] ?? 0) - mean);
        }
      }
      return out;
    },
  };
}

/** 1 where copy will stand, 0 elsewhere, smooth between; the same regions as the house model's training pictures. */
function maskOf(quiet: Quiet, height: number, width: number): Float32Array {
  const mask = new Float32Array(height * width);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = ((x + 0.5) / width) * 2 - 1;
      const v = ((y + 0.5) / height) * 2 - 1;
      mask[y * width + x] = {
        none: 0,
        left: smoothstep(0.4, -0.2, u),
        right: smoothstep(-0.4, 0.2, u),
        top: smoothstep(0.4, -0.2, v),
        bottom: smoothstep(-0.4, 0.2, v),
        centre: smoothstep(0.95, 0.4, (u ** 4 + v ** 4) ** 0.25),
      }[quiet];
    }
  return mask;
}

function smoothstep(from: number, to: number, at: number): number {
  const t = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function gaussian(deviation: number): Float32Array {
  const radius = Math.ceil(2.5 * deviation);
  const weights = Float32Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-(((i - radius) / deviation) ** 2) / 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Blurs rows and answers the transpose, so that twice is both ways and the picture stands upright again. */
function blurred(plane: Float32Array, width: number, height: number, kernel: Float32Array): Float32Array {
  const radius = (kernel.length - 1) / 2;
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const at = Math.min(width - 1, Math.max(0, x + k));
        sum += (kernel[k + radius] ?? 0) * (plane[y * width + at] ?? 0);
      }
      out[x * height + y] = sum;
    }
  return out;
}
