/** Luma at falling sizes: a corner found at one of them is found again when the picture is pasted smaller. */
export interface Level {
  /** Rows of luma, 0 to 255. */
  data: Float32Array;
  width: number;
  height: number;
  /** Multiply a coordinate of this level by it for one of the first level. */
  scale: number;
}

/** Between two levels. 1.2 is what ORB uses (Rublee et al. 2011); 1.4 lost a tenth of pasted logos here. */
const STEP = 1.2;
/** A descriptor needs 31 px and room to lie in. */
const SMALLEST_SIDE = 44;

export function pyramidOf(data: Float32Array, width: number, height: number, most: number): Level[] {
  const levels: Level[] = [{ data, width, height, scale: 1 }];
  for (let at = 1; at < most; at += 1) {
    const scale = STEP ** at;
    const [w, h] = [Math.round(width / scale), Math.round(height / scale)];
    const above = levels[at - 1] as Level;
    if (Math.min(w, h) < SMALLEST_SIDE) break;
    levels.push({ data: shrink(above, w, h), width: w, height: h, scale });
  }
  return levels;
}

/** Area average: every source pixel counts once, so that thin strokes fade and do not break. */
function shrink(from: Level, width: number, height: number): Float32Array {
  const across = weightsOf(from.width, width);
  const down = weightsOf(from.height, height);
  const half = new Float32Array(width * from.height);
  for (let y = 0; y < from.height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * from.width + (across.first[x] as number);
      half[y * width + x] =
        (from.data[at] as number) * (across.a[x] as number) +
        (from.data[at + 1] ?? 0) * (across.b[x] as number) +
        (from.data[at + 2] ?? 0) * (across.c[x] as number);
    }
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = (down.first[y] as number) * width;
    const [a, b, c] = [down.a[y] as number, down.b[y] as number, down.c[y] as number];
    for (let x = 0; x < width; x += 1)
      out[y * width + x] =
        (half[top + x] as number) * a + (half[top + width + x] ?? 0) * b + (half[top + 2 * width + x] ?? 0) * c;
  }
  return out;
}

/** Each target covers `from / to` sources, which are at most three for steps under 2. */
function weightsOf(from: number, to: number) {
  const ratio = from / to;
  const first = new Int32Array(to);
  const [a, b, c] = [new Float32Array(to), new Float32Array(to), new Float32Array(to)];
  for (let at = 0; at < to; at += 1) {
    const [start, end] = [at * ratio, (at + 1) * ratio];
    const index = Math.floor(start);
    const cover = (n: number) =>
      index + n >= from ? 0 : Math.max(0, Math.min(end, index + n + 1) - Math.max(start, index + n)) / ratio;
    first[at] = index;
    a[at] = cover(0);
    b[at] = cover(1);
    c[at] = cover(2);
  }
  return { first, a, b, c };
}
