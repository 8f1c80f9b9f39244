/**
 * Do pairs of keypoints agree on one way of turning, scaling and moving a work onto a picture? Each pair carries a place, a
 * size and a direction, so it proposes a whole transform by itself; the proposal with most agreement wins (RANSAC with the
 * sample exhausted, as in Lowe 2004), and is fitted again to all who agree.
 */
export interface Pair {
  /** In units of the work's longer side. */
  workX: number;
  workY: number;
  workSize: number;
  workAngle: number;
  /** In units of the picture's longer side. */
  x: number;
  y: number;
  size: number;
  angle: number;
  /** Bits that differ. */
  distance: number;
}

/** Picture = (a −b; b a) · work + (tx, ty). */
export interface Similarity {
  a: number;
  b: number;
  tx: number;
  ty: number;
}

export interface Alignment {
  transform: Similarity;
  /** Indexes of the pairs that agree, at most one for each place in the work. */
  inliers: number[];
  /** Work units per picture unit: under 1 the work was pasted smaller. */
  scale: number;
}

/** How far from where it should be a keypoint may lie, as a share of the pasted work's longer side. */
const TOLERANCE = 0.03;
/** Directions must agree within 25°, sizes within a factor of 1.5: less than two levels of the pyramid. */
const ANGLE_TOLERANCE = (25 * Math.PI) / 180;
const SIZE_TOLERANCE = Math.log(1.5);
const SMALLEST_SCALE = 0.04;
const LARGEST_SCALE = 6;
const MOST_PROPOSALS = 120;

/**
 * Null when nothing is proposed at a plausible scale.
 * @param fine fits once more to those that lie within this share of the pasted work's longer side; left out, `TOLERANCE` is the last
 */
export function align(pairs: readonly Pair[], fine?: number): Alignment | null {
  let best: { transform: Similarity; inliers: number[] } | null = null;
  const proposals = [...pairs.keys()].sort((a, b) => (pairs[a] as Pair).distance - (pairs[b] as Pair).distance);
  for (const at of proposals.slice(0, MOST_PROPOSALS)) {
    const transform = proposed(pairs[at] as Pair);
    if (!transform) continue;
    const inliers = agreeing(pairs, transform, 2 * TOLERANCE);
    if (!best || inliers.length > best.inliers.length) best = { transform, inliers };
  }
  if (!best || best.inliers.length < 3) return null;
  let { transform, inliers } = best;
  const tolerances = [
    TOLERANCE,
    TOLERANCE,
    TOLERANCE,
    ...(fine === undefined ? [] : [(TOLERANCE + fine) / 2, fine, fine]),
  ];
  for (const tolerance of tolerances) {
    const better = leastSquares(inliers.map((at) => pairs[at] as Pair));
    if (!better) break;
    const again = agreeing(pairs, better, tolerance);
    if (again.length < 3) break;
    [transform, inliers] = [better, again];
  }
  return { transform, inliers, scale: Math.hypot(transform.a, transform.b) };
}

function proposed(pair: Pair): Similarity | null {
  const scale = pair.size / pair.workSize;
  if (scale < SMALLEST_SCALE || scale > LARGEST_SCALE) return null;
  const turn = pair.angle - pair.workAngle;
  const [a, b] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  return { a, b, tx: pair.x - (a * pair.workX - b * pair.workY), ty: pair.y - (b * pair.workX + a * pair.workY) };
}

function agreeing(pairs: readonly Pair[], { a, b, tx, ty }: Similarity, tolerance: number): number[] {
  const scale = Math.hypot(a, b);
  const turn = Math.atan2(b, a);
  // One place in the work and one in the picture may vote once, or a lattice of equal corners would agree with anything.
  const workPlaces = new Set<string>();
  const places = new Set<string>();
  const inliers: number[] = [];
  for (const [at, pair] of pairs.entries()) {
    const dx = a * pair.workX - b * pair.workY + tx - pair.x;
    const dy = b * pair.workX + a * pair.workY + ty - pair.y;
    if (dx * dx + dy * dy > (tolerance * scale) ** 2) continue;
    if (Math.abs(wrapped(pair.angle - pair.workAngle - turn)) > ANGLE_TOLERANCE) continue;
    if (Math.abs(Math.log(pair.size / pair.workSize / scale)) > SIZE_TOLERANCE) continue;
    const workPlace = `${Math.round(pair.workX * 40)} ${Math.round(pair.workY * 40)}`;
    const place = `${Math.round((pair.x / scale) * 40)} ${Math.round((pair.y / scale) * 40)}`;
    if (workPlaces.has(workPlace) || places.has(place)) continue;
    workPlaces.add(workPlace);
    places.add(place);
    inliers.push(at);
  }
  return inliers;
}

/** Least squares; null when all points lie on one spot. */
function leastSquares(pairs: readonly Pair[]): Similarity | null {
  const count = pairs.length;
  const mean = (of: (pair: Pair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / count;
  const [wx, wy, px, py] = [mean((p) => p.workX), mean((p) => p.workY), mean((p) => p.x), mean((p) => p.y)];
  let [dot, cross, norm] = [0, 0, 0];
  for (const pair of pairs) {
    const [u, v, x, y] = [pair.workX - wx, pair.workY - wy, pair.x - px, pair.y - py];
    dot += u * x + v * y;
    cross += u * y - v * x;
    norm += u * u + v * v;
  }
  if (norm < 1e-6) return null;
  const [a, b] = [dot / norm, cross / norm];
  return { a, b, tx: px - (a * wx - b * wy), ty: py - (b * wx + a * wy) };
}

function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
