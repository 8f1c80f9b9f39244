/** The index of training pictures: searched whole, and drawn again by the renderer that drew them. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { dihedralHashes, hammingDistance, pdq } from '../../lib/imaging/pdq';
import { openRedrawing, openTrainingIndex, RECORD_BYTES } from '../../lib/pipeline/generation/training-index/index';
import type { ModelDescription, Sessions } from '../../lib/pipeline/stage';
import { MODELS } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';

const runtime = createRuntime({ models: MODELS, threads: 1 });
afterAll(() => runtime.close());
const { signal } = new AbortController();

/** Bytes as the format has them, written by hand. */
function recordOf(seed: number, family: number, kind: number, quality: number): Uint8Array {
  const bytes = new Uint8Array(RECORD_BYTES);
  new DataView(bytes.buffer).setUint32(0, seed, true);
  bytes.set([family, kind, 1, 0, 14, 8, quality], 4);
  bytes.set([32, 0, 0, 0, 0, 0, 0, 0, 0, 192], 12);
  bytes.set([31, 59, 51, 128, 246, 238, 225, 96, 168, 74, 34, 31], 28);
  return bytes;
}

const HASHES = Array.from({ length: 40 }, (_, at) => new Uint8Array(createHash('sha256').update(`${at}`).digest()));
const RECORDS = HASHES.map((_, at) => recordOf(1_000_000 + at, 0, 3, at === 7 ? 20 : 80));

function indexed(hashes = HASHES, records: readonly Uint8Array[] | null = RECORDS) {
  const files: Record<string, Uint8Array> = {
    'training.pdq': Buffer.concat(hashes),
    ...(records ? { 'training.scenes': gzipSync(Buffer.concat(records)) } : {}),
  };
  const sessions = { file: async (_: string, path: string) => files[path] } as unknown as Sessions;
  const scenes = records ? { scenes: 'training.scenes' } : {};
  const trainingIndex = { count: HASHES.length, pdq: 'training.pdq', shortSide: 64, ...scenes };
  return openTrainingIndex(sessions, { name: 'test', trainingIndex } as ModelDescription);
}

const flipped = (hash: Uint8Array | undefined, bits: number) => {
  const out = Uint8Array.from(hash ?? []);
  for (let bit = 0; bit < bits; bit++) out[bit >> 3] = (out[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return out;
};

describe('the index of training pictures', () => {
  it('finds the nearest of all, whichever of the hashes is near, and says by how many bits', async () => {
    const index = await indexed();
    const found = index?.nearest([flipped(HASHES[3], 100), flipped(HASHES[21], 9)], 3);
    expect(found?.[0]).toEqual({ at: 21, distance: 9 });
    const all = HASHES.map((hash, at) => ({
      at,
      distance: Math.min(hammingDistance(hash, flipped(HASHES[3], 100)), hammingDistance(hash, flipped(HASHES[21], 9))),
    }));
    const byHand = all.filter(({ at }) => at !== 7).sort((a, b) => a.distance - b.distance || a.at - b.at);
    expect(found).toEqual(byHand.slice(0, 3));
  });

  it('leaves pictures aside that are too flat to be known again, where it knows which', async () => {
    expect((await indexed())?.nearest([HASHES[7] as Uint8Array], 1)[0]?.at).not.toBe(7);
    expect((await indexed(HASHES, null))?.nearest([HASHES[7] as Uint8Array], 1)).toEqual([{ at: 7, distance: 0 }]);
  });

  it('is refused when a file is shorter than it says', async () => {
    await expect(indexed(HASHES.slice(1))).rejects.toMatchObject({ code: 'model_corrupt' });
    await expect(indexed(HASHES, RECORDS.slice(1))).rejects.toMatchObject({ code: 'model_corrupt' });
  });

  it('is none where the model has none', async () => {
    const sessions = {} as Sessions;
    expect(await openTrainingIndex(sessions, await runtime.describe('scenes'))).toBeNull();
  });

  it('draws a picture again from its record: other seeds, other pictures; the same seed, the same fingerprint', async () => {
    const redrawing = await openRedrawing(runtime, 'scenes');
    const index = await indexed();
    const [first, second] = [index?.recordAt(0), index?.recordAt(1)];
    if (!first || !second) throw new Error('no records');
    expect(first).toMatchObject({ seed: 1_000_000, quiet: 'left', tile: false, width: 14, height: 8, quality: 80 });
    expect([first.look[0], first.look[9]]).toEqual([0.5, -1]);
    expect([...first.palette.subarray(0, 4)].map((value) => Math.round(value * 255))).toEqual([31, 59, 51, 128]);
    expect(redrawing.named(first)).toEqual({ family: 'gradient', kind: 'halo' });
    const drawn = await redrawing.draw(first, 64, signal);
    expect([drawn.width, drawn.height]).toEqual([112, 64]);
    expect(pdq(await redrawing.draw(first, 64, signal)).hash).toEqual(pdq(drawn).hash);
    const other = pdq(await redrawing.draw(second, 64, signal));
    expect(dihedralHashes(drawn).hashes.every(({ hash }) => hammingDistance(hash, other.hash) > 0)).toBe(true);
  }, 120_000);
});
