/** Distances between pictures as a classifier's features see them. Rows are pictures. */
export type Features = readonly Float32Array[];

/** Mean Euclidean distance over all pairs. */
export function meanPairDistance(features: Features): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < features.length; i++)
    for (let j = 0; j < i; j++) {
      sum += Math.hypot(...difference(features[i], features[j]));
      pairs++;
    }
  return pairs === 0 ? 0 : sum / pairs;
}

function difference(a: Float32Array | undefined, b: Float32Array | undefined): number[] {
  return Array.from(a ?? [], (value, k) => value - (b?.[k] ?? 0));
}

/**
 * Fréchet distance between the Gaussians of two sets: |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½). It grows as sets get small, so
 * only sets of one size are compared.
 */
export function frechetDistance(one: Features, two: Features): number {
  const [a, b] = [gaussianOf(one), gaussianOf(two)];
  const means = a.mean.reduce((sum, value, k) => sum + (value - (b.mean[k] ?? 0)) ** 2, 0);
  const root = squareRoot(a.covariance);
  const product = multiply(multiply(root, b.covariance), root);
  const shared = eigen(product).values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  return Math.max(0, means + trace(a.covariance) + trace(b.covariance) - 2 * shared);
}

type Matrix = number[][];

function gaussianOf(features: Features): { mean: number[]; covariance: Matrix } {
  const size = features[0]?.length ?? 0;
  const mean = Array.from(
    { length: size },
    (_, k) => features.reduce((sum, row) => sum + (row[k] ?? 0), 0) / features.length,
  );
  const covariance = mean.map((mi, i) =>
    mean.map(
      (mj, j) =>
        features.reduce((sum, row) => sum + ((row[i] ?? 0) - mi) * ((row[j] ?? 0) - mj), 0) /
        Math.max(1, features.length - 1),
    ),
  );
  return { mean, covariance };
}

const trace = (matrix: Matrix) => matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => {
    const out = new Array<number>(b[0]?.length ?? 0).fill(0);
    for (const [k, value] of row.entries()) {
      const other = b[k] ?? [];
      for (let j = 0; j < out.length; j++) out[j] = (out[j] ?? 0) + value * (other[j] ?? 0);
    }
    return out;
  });
}

/** Of a symmetric positive semidefinite matrix. */
function squareRoot(matrix: Matrix): Matrix {
  const { values, vectors } = eigen(matrix);
  const scaled = vectors.map((row) => row.map((value, k) => value * Math.sqrt(Math.max(0, values[k] ?? 0))));
  const transposed = vectors.map((_, i) => vectors.map((row) => row[i] ?? 0));
  return multiply(scaled, transposed);
}

/** Eigenvalues and vectors (as columns) of a symmetric matrix, by Jacobi's rotations. */
function eigen(given: Matrix): { values: number[]; vectors: Matrix } {
  const n = given.length;
  const a = given.map((row) => Float64Array.from(row));
  const v = given.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const at = (matrix: Float64Array[], i: number, j: number) => matrix[i]?.[j] ?? 0;
  const set = (matrix: Float64Array[], i: number, j: number, value: number) => {
    const row = matrix[i];
    if (row) row[j] = value;
  };
  const size = Math.max(
    1e-300,
    given.flat().reduce((sum, value) => sum + value * value, 0),
  );
  for (let sweep = 0; sweep < 40; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) off += at(a, i, j) ** 2;
    if (off < 1e-20 * size) break;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const apq = at(a, p, q);
        if (apq === 0) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, k, p), at(a, k, q)];
          set(a, k, p, c * x - s * y);
          set(a, k, q, s * x + c * y);
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, p, k), at(a, q, k)];
          set(a, p, k, c * x - s * y);
          set(a, q, k, s * x + c * y);
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(v, k, p), at(v, k, q)];
          set(v, k, p, c * x - s * y);
          set(v, k, q, s * x + c * y);
        }
      }
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors: v.map((row) => [...row]) };
}
