/** Running sums of one column each, kept between calls: they are as long as a picture is wide, and needed a hundred times. */
let sums = new Float64Array(0);

/**
 * Means over squares of (2·radius + 1)² cells, edges repeated; two passes of running sums, so the radius costs nothing.
 * @param out where to put them; may be `source`
 */
export function boxMean(
  source: Float32Array,
  columns: number,
  rows: number,
  radius: number,
  out: Float32Array = new Float32Array(source.length),
): Float32Array {
  const across = new Float32Array(source.length);
  const share = 1 / (2 * radius + 1);
  const last = columns - 1;
  for (let y = 0; y < rows; y++) {
    const row = y * columns;
    const first = source[row] as number;
    const final = source[row + last] as number;
    let sum = first * radius;
    for (let x = 0; x <= radius; x++) sum += source[row + Math.min(last, x)] as number;
    // What enters lies inside until `inner`, what leaves from `radius` on.
    const inner = Math.max(0, last - radius);
    const begin = Math.min(radius, inner);
    let x = 0;
    for (; x < begin; x++) {
      across[row + x] = sum * share;
      sum += (source[row + x + radius + 1] as number) - first;
    }
    for (; x < inner; x++) {
      across[row + x] = sum * share;
      sum += (source[row + x + radius + 1] as number) - (source[row + x - radius] as number);
    }
    for (; x <= last; x++) {
      across[row + x] = sum * share;
      sum += final - (source[row + Math.max(0, x - radius)] as number);
    }
  }
  if (sums.length < columns) sums = new Float64Array(columns);
  else sums.fill(0, 0, columns);
  const below = sums;
  for (let y = -radius; y <= radius; y++) {
    const row = Math.min(rows - 1, Math.max(0, y)) * columns;
    for (let x = 0; x < columns; x++) below[x] = (below[x] as number) + (across[row + x] as number);
  }
  for (let y = 0; y < rows; y++) {
    const row = y * columns;
    const enters = Math.min(rows - 1, y + radius + 1) * columns;
    const leaves = Math.max(0, y - radius) * columns;
    for (let x = 0; x < columns; x++) {
      const sum = below[x] as number;
      out[row + x] = sum * share;
      below[x] = sum + (across[enters + x] as number) - (across[leaves + x] as number);
    }
  }
  return out;
}
