/** The silhouette of a logo given as a picture: what is opaque, or what differs from the ground at its border. */
import type { Pixels } from '../pixels';
import { type SteadyHash, steadyShapeHash } from './shape-hash';

/** Colour distance from the ground that counts as ink at once; half of it counts half. */
const INK = 90;

/** Null when there is no shape: nothing but ground, or ground that is no one colour. */
export function silhouetteOf(pixels: Pixels): SteadyHash | null {
  const { data, width, height, channels } = pixels;
  const clear = channels === 4 && hasClearPixels(pixels);
  const ground = clear ? null : groundOf(pixels);
  if (!clear && !ground) return null;
  const coverage = (x: number, y: number): number => {
    const p = (y * width + x) * channels;
    if (!ground) return (data[p + 3] as number) / 255;
    const distance = Math.hypot(
      (data[p] as number) - ground[0],
      (data[p + 1] as number) - ground[1],
      (data[p + 2] as number) - ground[2],
    );
    return Math.min(1, distance / INK);
  };
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (coverage(x, y) < 0.5) continue;
      if (x < box.left) box.left = x;
      if (y < box.top) box.top = y;
      if (x >= box.right) box.right = x + 1;
      if (y >= box.bottom) box.bottom = y + 1;
    }
  if (box.right - box.left < 8 || box.bottom - box.top < 8) return null;
  const hash = steadyShapeHash(box, coverage);
  return hash.quality >= 50 ? hash : null;
}

function hasClearPixels({ data }: Pixels): boolean {
  let clear = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] as number) < 64) clear += 1;
  return clear > data.length / 4 / 50;
}

/** The border's mean colour, when the border is one colour. */
function groundOf({ data, width, height, channels }: Pixels): readonly [number, number, number] | null {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  let count = 0;
  const look = (x: number, y: number) => {
    for (let c = 0; c < 3; c += 1) {
      const value = data[(y * width + x) * channels + c] as number;
      sums[c] = (sums[c] as number) + value;
      squares[c] = (squares[c] as number) + value * value;
    }
    count += 1;
  };
  for (let x = 0; x < width; x += 1) for (const y of [0, height - 1]) look(x, y);
  for (let y = 0; y < height; y += 1) for (const x of [0, width - 1]) look(x, y);
  const means = sums.map((sum) => sum / count);
  const even = squares.every((square, c) => square / count - (means[c] as number) ** 2 < 12 * 12);
  return even ? [means[0] as number, means[1] as number, means[2] as number] : null;
}
