/** What pictures without a mark look like to the reader: the chance model that confidence rests on, measured. */
import type { Pixels } from '../../lib/imaging/index';
import { alignTile, shifted } from '../../lib/pipeline/provenance/watermark/align';
import { contrastOf } from '../../lib/pipeline/provenance/watermark/contrast';
import { plainView } from '../../lib/pipeline/provenance/watermark/dct-1/detect';
import { decodeWaves, measurePicture } from '../../lib/pipeline/provenance/watermark/detect';
import { measure } from '../../lib/pipeline/provenance/watermark/fold';
import { gridOf } from '../../lib/pipeline/provenance/watermark/grid';
import { type Decoding, decodeJoint } from '../../lib/pipeline/provenance/watermark/joint';
import { latticeOf } from '../../lib/pipeline/provenance/watermark/lattice';
import { searchGeometry } from '../../lib/pipeline/provenance/watermark/search';
import { drawnPictures, seeded } from '../provenance/pictures';

export interface Chance {
  pictures: number;
  looks: number;
  /** Looks whose check sum fits in its lowest 4, 8 and all 24 bits: looks / 16, / 256 and / 2²⁴ are expected. */
  fits4: number;
  fits8: number;
  intact: number;
  /** Agreement with the likeliest codeword, every look. */
  agreements: number[];
}

const empty = (): Chance => ({ pictures: 0, looks: 0, fits4: 0, fits8: 0, intact: 0, agreements: [] });
const keyAt = (at: number) => ({
  id: `${at}`,
  secret: new Uint8Array(32).fill(3 + (at % 251)).fill((at >> 4) & 255, 16),
});

function count(into: Chance, { agreement, intact, syndrome }: Decoding): void {
  into.looks += 1;
  if (intact) into.intact += 1;
  if ((syndrome & 15) === 0) into.fits4 += 1;
  if ((syndrome & 255) === 0) into.fits8 += 1;
  into.agreements.push(agreement);
}

/** Small drawn pictures without end, no two alike. */
function* unmarked(seed: number): Generator<Pixels> {
  const random = seeded(seed);
  for (let at = 0; ; at++) {
    const [width, height] = [64 + Math.floor(random() * 96), 64 + Math.floor(random() * 96)];
    for (const { pixels } of drawnPictures(5, width, height, seed + 5000 + at)) yield pixels;
  }
}

/** One upright look at each of `most` pictures, under one of 16 keys in turn. */
export function uprightChance(most: number, seed: number, until = Number.POSITIVE_INFINITY): Chance {
  const out = empty();
  for (const pixels of unmarked(seed)) {
    if (out.pictures >= most || Date.now() > until) break;
    count(out, decodeWaves(measurePicture(pixels), keyAt(out.pictures % 16)));
    out.pictures += 1;
  }
  return out;
}

/** One upright look at both layers together, of each of `most` pictures. */
export function jointChance(most: number, seed: number, until = Number.POSITIVE_INFINITY): Chance {
  const out = empty();
  for (const pixels of unmarked(seed)) {
    if (out.pictures >= most || Date.now() > until) break;
    const key = keyAt(out.pictures % 16);
    count(out, decodeJoint(decodeWaves(measurePicture(pixels), key).soft, plainView(pixels), key));
    out.pictures += 1;
  }
  return out;
}

/** Every look of the blind search (24 geometries × 3 shifts) at each of `most` pictures. */
export function searchedChance(most: number, seed: number, until = Number.POSITIVE_INFINITY): Chance {
  const out = empty();
  for (const pixels of unmarked(seed)) {
    if (out.pictures >= most || Date.now() > until) break;
    const grid = gridOf(pixels);
    const contrast = contrastOf(grid);
    const key = keyAt(out.pictures + 7000);
    for (const candidate of searchGeometry(contrast, grid, 24)) {
      const measured = measure(contrast, grid, candidate);
      for (const shift of alignTile(measured, latticeOf(key), 3))
        count(out, decodeWaves(shifted(measured, shift), key));
    }
    out.pictures += 1;
  }
  return out;
}
