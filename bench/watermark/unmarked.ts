/** How often a mark is seen where there is none. */

import type { Pixels } from '../../lib/imaging/index';
import { encodePayload } from '../../lib/pipeline/provenance/watermark/code';
import { plainView } from '../../lib/pipeline/provenance/watermark/dct-1/detect';
import { agreementOf, decodeWaves, detect, measurePicture } from '../../lib/pipeline/provenance/watermark/detect';
import { correlation, jointBits } from '../../lib/pipeline/provenance/watermark/joint';
import { type Lattice, latticeOf } from '../../lib/pipeline/provenance/watermark/lattice';
import { softBits, trustIn } from '../../lib/pipeline/provenance/watermark/soft-bits';
import { drawnPictures } from '../provenance/pictures';
import type { Journal } from './journal';
import type { Source } from './sets';
import { idFor } from './survive';

export interface Unmarked {
  pictures: number;
  /** Blind decodings, and how many passed the check sum, and how many were called detections. */
  looks: number;
  intact: number;
  detected: number;
  /** Full searches among them. */
  searches: number;
  /** Comparisons with a registered payload under a wrong key, and how many passed at 10⁻³ and 10⁻⁶. */
  compared: number;
  at3: number;
  at6: number;
  agreement: { mean: number; deviation: number; most: number };
}

interface Tally extends Omit<Unmarked, 'agreement'> {
  sum: number;
  squares: number;
  most: number;
}

interface Looking {
  keys: number;
  wrong: number;
  /** Of the wrong keys, those under which both layers are compared together; the others compare the lattice alone. */
  together: number;
}

const keyAt = (at: number) => ({ id: `${at}`, secret: new Uint8Array(32).fill(1 + (at % 255)).fill(at >> 8, 16) });

const none = (): Tally => ({
  ...{ pictures: 0, looks: 0, intact: 0, detected: 0, searches: 0, compared: 0, at3: 0, at6: 0 },
  ...{ sum: 0, squares: 0, most: 0 },
});

const lattices: Lattice[] = [];
/** Lattices of the first `count` wrong keys. */
function latticesOf(count: number): readonly Lattice[] {
  while (lattices.length < count) lattices.push(latticeOf(keyAt(lattices.length)));
  return lattices;
}

function look(into: Tally, pixels: Pixels, full: boolean, { keys, wrong, together }: Looking): void {
  const code = encodePayload(Buffer.from(idFor(999), 'hex'));
  const compare = (z: number) => {
    into.compared += 1;
    if (z > 3.0902) into.at3 += 1;
    if (z > 4.7534) into.at6 += 1;
  };
  into.pictures += 1;
  const measured = measurePicture(pixels);
  for (let at = 0; at < keys; at++) {
    const { intact, agreement } = decodeWaves(measured, keyAt(at + 1000));
    into.looks += 1;
    if (intact) into.intact += 1;
    into.sum += agreement;
    into.squares += agreement * agreement;
    into.most = Math.max(into.most, agreement);
  }
  const trust = trustIn(measured);
  const view = plainView(pixels);
  for (const [at, lattice] of latticesOf(wrong).entries()) {
    if (at >= wrong) break;
    const soft = softBits(measured, lattice, trust);
    compare(agreementOf(soft, code));
    if (at < together) compare(correlation(jointBits(soft, view, keyAt(at)), code));
  }
  const found = detect(pixels, keyAt(1000), { search: full ? 'full' : 'upright' });
  into.looks += found.looks;
  if (full) into.searches += 1;
  if (found.detected) into.detected += 1;
}

/** Small drawn pictures are looked at in blocks of this many: one line of the journal each. */
const BLOCK = 50;
/** Pixels of their sides: the reader brings every picture to the same grid. */
const SIDE = 160;

/**
 * @param extra pictures of the survival set, looked at without a mark
 * @param count small drawn ones beside them
 * @param keys wrong keys every picture is decoded with
 * @param wrong wrong keys every picture is compared with one registered payload under
 * @param together of these, how many compare both layers together too
 * @param searches how many of `extra` are searched in full
 */
export async function lookAtUnmarked(
  extra: readonly Source[],
  count: number,
  options: Looking & { searches: number; seed: number },
  journal: Journal,
): Promise<Unmarked> {
  const { keys, wrong, together, searches, seed } = options;
  const done: (Tally | null)[] = [];
  const how = `${keys} keys, ${wrong} wrong, ${together} together`;
  for (const [at, picture] of extra.entries()) {
    const full = at < searches;
    const one = await journal.once(`unmarked ${picture.name}, ${how}${full ? ', full' : ''}`, async () => {
      const tally = none();
      look(tally, await picture.pixels(), full, options);
      return tally;
    });
    done.push(one);
  }
  for (let at = 0; at < count; at += BLOCK) {
    const size = Math.min(BLOCK, count - at);
    const block = await journal.once(`unmarked ${at} to ${at + size}, ${how}`, () => {
      const tally = none();
      for (const { pixels } of drawnPictures(size, SIDE, SIDE, seed + 5000 + at)) look(tally, pixels, false, options);
      return tally;
    });
    done.push(block);
  }
  const all = none();
  for (const one of done.filter((tally) => tally !== null)) {
    for (const name of Object.keys(all) as (keyof Tally)[]) if (name !== 'most') all[name] += one[name];
    all.most = Math.max(all.most, one.most);
  }
  const { sum, squares, most, ...counts } = all;
  const decoded = Math.max(1, all.pictures * keys);
  const mean = sum / decoded;
  return { ...counts, agreement: { mean, deviation: Math.sqrt(Math.max(0, squares / decoded - mean ** 2)), most } };
}
