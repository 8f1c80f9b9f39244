/** Recall for each edit, through the registry's own stores: fingerprints first, then keypoints for what they missed. */

import { FingerprintIndex } from '../../lib/imaging/fingerprint-index';
import type { Pixels } from '../../lib/imaging/index';
import { extractKeypoints, KeypointStore, QUERY_KEYPOINTS, WORK_KEYPOINTS } from '../../lib/imaging/keypoints/index';
import { dihedralHashes, PDQ_MATCH_DISTANCE, PDQ_QUERY_QUALITY } from '../../lib/imaging/pdq';
import { regionHashes } from '../../lib/imaging/pdq-regions';
import { findShapes } from '../../lib/imaging/shapes/index';
import { brandMarks } from '../../lib/rights/brand-marks/import-brand-marks';
import { knownHashes } from '../../lib/rights/brand-marks/known-hashes';
import { ShapeStore } from '../../lib/rights/shape-store';
import { SoftStore } from '../../lib/rights/soft-store';
import { scene } from '../../tests/unit/safeguards/pictures';
import { EDITS } from './edits';
import { withMark } from './originals';

export interface Recall {
  edit: string;
  bar: number;
  found: number;
  byFingerprint: number;
  /** By the light of soft pictures, where no fingerprint was near. */
  bySoftPrint: number;
  of: number;
  /** Originals that were not found again. A copy whose whole is too soft to compare is told as inconclusive, not as passed. */
  missed: { original: number; quality: number }[];
}

/** An edit at a time, as it is measured: at 200 originals they take a minute or so each. `only`: those edits; absent is all. */
export async function* recallOfCopies(works: readonly Pixels[], only?: readonly string[]): AsyncGenerator<Recall> {
  const index = new FingerprintIndex();
  const softs = new SoftStore();
  for (const [ref, work] of works.entries()) {
    const { hashes, soft } = regionHashes(work, 'work');
    for (const { hash } of hashes) index.add(hash, ref);
    for (const { hash } of soft) softs.add(hash, ref);
  }
  await index.settle();
  // Whether a work agrees on a placement has nothing to do with the others in the store.
  const byKeypoints = async (changed: Pixels, work: Pixels): Promise<boolean> => {
    const keypoints = new KeypointStore();
    keypoints.add(extractKeypoints(work, WORK_KEYPOINTS), 0);
    await keypoints.settle();
    return keypoints.search(extractKeypoints(changed, QUERY_KEYPOINTS)).length > 0;
  };
  for (const [edit, { bar, edit: change }] of Object.entries(EDITS)) {
    if (only && !only.includes(edit)) continue;
    let [byFingerprint, bySoftPrint] = [0, 0];
    const missed: Recall['missed'] = [];
    for (const [ref, work] of works.entries()) {
      const changed = await change(work, ref + 1);
      // Parts only where the whole was not enough: the same answer for a tenth of the time.
      if (met(index, wholeHashes(changed), ref)) {
        byFingerprint += 1;
        continue;
      }
      const { hashes, soft } = regionHashes(changed, 'query');
      if (met(index, bytesOf(hashes), ref)) byFingerprint += 1;
      else if (softs.search(bytesOf(soft)).some((near) => near.ref === ref)) bySoftPrint += 1;
      else if (!(await byKeypoints(changed, work)))
        missed.push({ original: ref, quality: dihedralHashes(changed).quality });
    }
    yield { edit, bar, found: works.length - missed.length, byFingerprint, bySoftPrint, of: works.length, missed };
  }
}

const bytesOf = (prints: readonly { hash: Uint8Array }[]) => prints.map(({ hash }) => hash);

function wholeHashes(pixels: Pixels): Uint8Array[] {
  const { hashes, quality } = dihedralHashes(pixels);
  return quality >= PDQ_QUERY_QUALITY ? hashes.map(({ hash }) => hash) : [];
}

const met = (index: FingerprintIndex, hashes: readonly Uint8Array[], ref: number): boolean =>
  index.searchAll(hashes, PDQ_MATCH_DISTANCE).some((answers) => answers.some((answer) => answer.ref === ref));

export interface Marks {
  of: number;
  found: number;
  /** The same at a wider distance: what the limit costs. */
  foundWider: number;
  missed: string[];
  /** Other marks that were taken for a match: pasted → found. */
  mistaken: string[];
  /** Shapes compared with marks they are not. */
  pairs: number;
}

/** Bits at which recall was measured before the limit was drawn closer (0130). */
export const WIDER = 24;
/** Of the width: the smallest that the bar is about. */
const MARK_WIDTH = 0.12;

/** Marks pasted at 12 % of the width; every mark of the package is in the registry. */
export async function recallOfMarks(count: number, grounds: readonly Pixels[]): Promise<Marks> {
  const marks = await brandMarks();
  const known = knownHashes(marks.map(({ slug }) => slug));
  const store = new ShapeStore();
  for (const [ref, { slug }] of marks.entries()) {
    const shape = known.get(slug)?.shape;
    if (shape) store.add(shape.hash, shape.steady, ref);
  }
  const result: Marks = { of: count, found: 0, foundWider: 0, missed: [], mistaken: [], pairs: 0 };
  for (let at = 0; at < count; at += 1) {
    const ref = (at * 17 + 5) % marks.length;
    const mark = marks[ref];
    if (!mark) continue;
    const ground = grounds[at % grounds.length] ?? scene(70_000 + at, 1080, 1080);
    const shapes = findShapes(await withMark(ground, mark.svg, MARK_WIDTH, at + 1));
    const near = store.search(shapes);
    result.pairs += shapes.length * store.size;
    if (near.some((answer) => answer.ref === ref)) result.found += 1;
    else result.missed.push(mark.title);
    if (store.search(shapes, WIDER).some((answer) => answer.ref === ref)) result.foundWider += 1;
    for (const answer of near)
      if (answer.ref !== ref) result.mistaken.push(`${mark.title} → ${marks[answer.ref]?.title} (${answer.distance})`);
  }
  return result;
}
