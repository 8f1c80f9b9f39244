/**
 * Rotated BRIEF (Calonder et al. 2010; Rublee et al. 2011): 256 comparisons of smoothed luma in a patch of 31 px, turned to
 * the patch's own direction. Dark and bright corners are described alike, so a white logo on black is the black one on white.
 */
import type { Corner } from './corners';
import type { Level } from './pyramid';

export const PATCH_RADIUS = 15;
const BITS = 256;
/** Directions the pattern is turned to; steps of 11.25° cost no matches against exact turning (ORB uses 12°). */
const TURNS = 32;

/** Mulberry32: the pattern must be the same for ever, or stored descriptors mean nothing. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Both ends of each comparison from a round Gaussian of a fifth of the patch, the best of BRIEF's five layouts. */
const PATTERN = (() => {
  const next = numbers(0xc010f0);
  const point = (): [number, number] => {
    for (;;) {
      const radius = Math.sqrt(-2 * Math.log(1 - next())) * 6.2;
      const angle = next() * 2 * Math.PI;
      if (radius <= PATCH_RADIUS - 2) return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }
  };
  return Array.from({ length: BITS }, () => [...point(), ...point()] as const);
})();

/** For each direction: x1, y1, x2, y2 of each comparison, whole pixels. */
const TURNED = Array.from({ length: TURNS }, (_, turn) => {
  const angle = (turn * 2 * Math.PI) / TURNS;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Int8Array.from(
    PATTERN.flatMap(([x1, y1, x2, y2]) => [
      Math.round(x1 * cos - y1 * sin),
      Math.round(x1 * sin + y1 * cos),
      Math.round(x2 * cos - y2 * sin),
      Math.round(x2 * sin + y2 * cos),
    ]),
  );
});

/** Half widths of the circle's rows. */
const ROWS = Int8Array.from({ length: PATCH_RADIUS + 1 }, (_, y) => Math.floor(Math.sqrt(PATCH_RADIUS ** 2 - y ** 2)));

/** Direction from the patch's middle to its centre of light, in radians; reversed for bright corners. */
export function directionOf({ data, width }: Level, { x, y, polarity }: Corner): number {
  let [mx, my] = [0, 0];
  for (let dy = -PATCH_RADIUS; dy <= PATCH_RADIUS; dy += 1) {
    const half = ROWS[Math.abs(dy)] as number;
    const row = (y + dy) * width + x;
    let sum = 0;
    for (let dx = -half; dx <= half; dx += 1) {
      const value = data[row + dx] as number;
      sum += value;
      mx += dx * value;
    }
    my += dy * sum;
  }
  return Math.atan2(my * polarity, mx * polarity);
}

/** Writes 32 bytes at `at`. `smooth` is the level after a 5 × 5 mean. */
export function describe(
  smooth: Float32Array,
  width: number,
  corner: Corner,
  angle: number,
  out: Uint8Array,
  at: number,
): void {
  const turn = ((Math.round((angle * TURNS) / (2 * Math.PI)) % TURNS) + TURNS) % TURNS;
  const pattern = TURNED[turn] as Int8Array;
  const centre = corner.y * width + corner.x;
  for (let byte = 0; byte < BITS / 8; byte += 1) {
    let bits = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      const p = (byte * 8 + bit) * 4;
      const one = smooth[centre + (pattern[p + 1] as number) * width + (pattern[p] as number)] as number;
      const two = smooth[centre + (pattern[p + 3] as number) * width + (pattern[p + 2] as number)] as number;
      bits = (bits << 1) | Number((one - two) * corner.polarity > 0);
    }
    out[at + byte] = bits;
  }
}

/** 5 × 5 means; the outermost two pixels stay as they are. */
export function smoothed({ data, width, height }: Level): Float32Array {
  const rows = Float32Array.from(data);
  for (let y = 0; y < height; y += 1)
    for (let x = 2, at = y * width + 2; x < width - 2; x += 1, at += 1)
      rows[at] =
        ((data[at - 2] as number) +
          (data[at - 1] as number) +
          (data[at] as number) +
          (data[at + 1] as number) +
          (data[at + 2] as number)) /
        5;
  const out = Float32Array.from(rows);
  for (let at = 2 * width; at < (height - 2) * width; at += 1)
    out[at] =
      ((rows[at - 2 * width] as number) +
        (rows[at - width] as number) +
        (rows[at] as number) +
        (rows[at + width] as number) +
        (rows[at + 2 * width] as number)) /
      5;
  return out;
}
