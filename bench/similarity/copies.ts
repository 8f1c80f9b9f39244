/** Recall for each edit, through the registry's own stores: fingerprints first, then keypoints for what they missed. */
import type { Pixels } from '../../lib/imaging/index';
import { extractKeypoints, QUERY_KEYPOINTS, WORK_KEYPOINTS } from '../../lib/imaging/keypoints/index';
import { dihedralHashes, PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY } from '../../lib/imaging/pdq';
import { regionHashes } from '../../lib/imaging/pdq-regions';
import { findShapes } from '../../lib/imaging/shapes/index';
import { brandMarks } from '../../lib/rights/brand-marks/import-brand-marks';
import { knownHashes } from '../../lib/rights/brand-marks/known-hashes';
import { FingerprintIndex } from '../../lib/rights/fingerprint-index';
import { KeypointStore } from '../../lib/rights/keypoint-store';
import { ShapeStore } from '../../lib/rights/shape-store';
import { scene } from '../../tests/unit/safeguards/pictures';
import { EDITS } from './edits';
import { withMark } from './originals';

export interface Recall {
  edit: string;
  bar: number;
  found: number;
  byFingerprint: number;
  of: number;
  /** Places of the originals that were not found again. */
  missed: number[];
}

/** An edit at a time, as it is measured: at 200 originals they take a minute or so each. `only`: those edits; absent is all. */
export async function* recallOfCopies(works: readonly Pixels[], only?: readonly string[]): AsyncGenerator<Recall> {
  const index = new FingerprintIndex();
  const keypoints = new KeypointStore();
  for (const [ref, work] of works.entries()) {
    for (const { hash } of regionHashes(work, 'work').hashes) index.add(hash, ref);
    keypoints.add(extractKeypoints(work, WORK_KEYPOINTS), ref);
  }
  await index.settle();
  await keypoints.settle();
  for (const [edit, { bar, edit: change }] of Object.entries(EDITS)) {
    if (only && !only.includes(edit)) continue;
    let byFingerprint = 0;
    const missed: number[] = [];
    for (const [ref, work] of works.entries()) {
      const changed = await change(work, ref + 1);
      // Parts only where the whole was not enough: the same answer for a tenth of the time.
      const near =
        met(index, wholeHashes(changed), ref) ||
        met(
          index,
          regionHashes(changed, 'query').hashes.map(({ hash }) => hash),
          ref,
        );
      if (near) byFingerprint += 1;
      if (!near && !keypoints.search(extractKeypoints(changed, QUERY_KEYPOINTS)).some((part) => part.ref === ref))
        missed.push(ref);
    }
    yield { edit, bar, found: works.length - missed.length, byFingerprint, of: works.length, missed };
  }
}

function wholeHashes(pixels: Pixels): Uint8Array[] {
  const { hashes, quality } = dihedralHashes(pixels);
  return quality >= PDQ_RELIABLE_QUALITY ? hashes.map(({ hash }) => hash) : [];
}

const met = (index: FingerprintIndex, hashes: readonly Uint8Array[], ref: number): boolean =>
  index.searchAll(hashes, PDQ_MATCH_DISTANCE).some((answers) => answers.some((answer) => answer.ref === ref));

export interface Marks {
  of: number;
  found: number;
  missed: string[];
  /** Other marks that were taken for a match. */
  mistaken: number;
  /** Shapes compared with marks they are not. */
  pairs: number;
}

/** Marks pasted at 12 to 18 % of the width; every mark of the package is in the registry. */
export async function recallOfMarks(count: number, grounds: readonly Pixels[]): Promise<Marks> {
  const marks = await brandMarks();
  const known = knownHashes(marks.map(({ slug }) => slug));
  const store = new ShapeStore();
  for (const [ref, { slug }] of marks.entries()) {
    const shape = known.get(slug)?.shape;
    if (shape) store.add(shape.hash, shape.steady, ref);
  }
  const result: Marks = { of: count, found: 0, missed: [], mistaken: 0, pairs: 0 };
  for (let at = 0; at < count; at += 1) {
    const ref = (at * 17 + 5) % marks.length;
    const mark = marks[ref];
    if (!mark) continue;
    const ground = grounds[at % grounds.length] ?? scene(70_000 + at, 1080, 1080);
    const shapes = findShapes(await withMark(ground, mark.svg, 0.12 + 0.06 * ((at % 7) / 6), at + 1));
    const near = store.search(shapes);
    result.pairs += shapes.length * store.size;
    if (near.some((answer) => answer.ref === ref)) result.found += 1;
    else result.missed.push(mark.title);
    result.mistaken += near.filter((answer) => answer.ref !== ref).length;
  }
  return result;
}
