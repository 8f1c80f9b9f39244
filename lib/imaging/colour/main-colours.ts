import type { Lab } from './lab';

export interface WeightedColour {
  lab: Lab;
  /** Share of the whole, 0 to 1. */
  weight: number;
}

const ROUNDS = 12;

/** k-means in CIE Lab from a farthest-point start, so that the same colours always have the same centres; in no order, some may weigh 0. */
export function mainColours(labs: readonly Lab[], count: number): WeightedColour[] {
  if (labs.length === 0) return [];
  const centres: Lab[] = [nearestTo(mean(labs), labs)];
  while (centres.length < count) {
    const gaps = labs.map((lab) => Math.min(...centres.map((centre) => squared(lab, centre))));
    centres.push(labs[gaps.indexOf(gaps.reduce((most, gap) => Math.max(most, gap), 0))] as Lab);
  }
  let groups: Lab[][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    groups = centres.map(() => []);
    for (const lab of labs) {
      const gaps = centres.map((centre) => squared(lab, centre));
      groups[gaps.indexOf(Math.min(...gaps))]?.push(lab);
    }
    if (round < ROUNDS) for (const [k, group] of groups.entries()) if (group.length > 0) centres[k] = mean(group);
  }
  return centres.map((lab, k) => ({ lab, weight: (groups[k]?.length ?? 0) / labs.length }));
}

const squared = (a: Lab, b: Lab) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

function mean(labs: readonly Lab[]): Lab {
  const sum = labs.reduce<[number, number, number]>(
    ([l, a, b], lab) => [l + lab[0], a + lab[1], b + lab[2]],
    [0, 0, 0],
  );
  return [sum[0] / labs.length, sum[1] / labs.length, sum[2] / labs.length];
}

function nearestTo(point: Lab, labs: readonly Lab[]): Lab {
  return labs.reduce((best, lab) => (squared(lab, point) < squared(best, point) ? lab : best));
}
