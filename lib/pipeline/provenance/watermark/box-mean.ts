/** Means over squares of (2·radius + 1)² cells, edges repeated; two passes of running sums, so the radius costs nothing. */
export function boxMean(source: Float32Array, columns: number, rows: number, radius: number): Float32Array {
  const across = new Float32Array(source.length);
  const size = 2 * radius + 1;
  for (let y = 0; y < rows; y++) {
    const row = y * columns;
    const at = (x: number) => source[row + Math.min(columns - 1, Math.max(0, x))] as number;
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += at(x);
    for (let x = 0; x < columns; x++) {
      across[row + x] = sum / size;
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  const out = new Float32Array(source.length);
  const sums = new Float64Array(columns);
  for (let y = -radius; y <= radius; y++) {
    const row = Math.min(rows - 1, Math.max(0, y)) * columns;
    for (let x = 0; x < columns; x++) sums[x] = (sums[x] as number) + (across[row + x] as number);
  }
  for (let y = 0; y < rows; y++) {
    const row = y * columns;
    const enters = Math.min(rows - 1, y + radius + 1) * columns;
    const leaves = Math.max(0, y - radius) * columns;
    for (let x = 0; x < columns; x++) {
      out[row + x] = (sums[x] as number) / size;
      sums[x] = (sums[x] as number) + (across[enters + x] as number) - (across[leaves + x] as number);
    }
  }
  return out;
}
