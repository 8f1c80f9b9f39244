import { expect, it } from 'vitest';
import { packRegions, unpackRegions } from '../../../lib/imaging/packed-regions';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import { scene } from '../safeguards/pictures';

it('fingerprints of turns and parts come out of their row as they went in, for every shape of picture', () => {
  for (const [width, height] of [
    [200, 200],
    [300, 140],
    [140, 300],
  ] as const) {
    const { hashes } = regionHashes(scene(4, width, height), 'query');
    expect(hashes.length).toBeGreaterThan(20);
    expect(unpackRegions(packRegions(hashes))).toEqual(hashes.map(({ variant, hash }) => ({ variant, hash })));
  }
});

it('a variant without a place is refused, and bytes that are none are left alone', () => {
  expect(() => packRegions([{ variant: 'middle-of-nowhere', hash: new Uint8Array(32) }])).toThrow(RangeError);
  expect(unpackRegions(new Uint8Array(32))).toEqual([]);
  expect(unpackRegions(new Uint8Array(33).fill(255))).toEqual([]);
});
