import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeImage, encodeJpeg, type Pixels, resize } from '../../../lib/imaging/index';
import { type MarkPort, onnxMark } from '../../../lib/pipeline/provenance/index';
import { openGraph } from '../../../workers/runtime/index';

const FOLDER = join(import.meta.dirname, '../../fixtures/models/tiny-mark');
const BITS = Uint8Array.of(1, 0, 0, 1, 1, 1, 0, 1);
const flat: Pixels = { data: new Uint8Array(200 * 160 * 3).fill(120), width: 200, height: 160, channels: 3 };
let mark: MarkPort;
let close: () => Promise<void>;

beforeAll(async () => {
  const [encoder, decoder] = [
    await openGraph(join(FOLDER, 'encoder.onnx')),
    await openGraph(join(FOLDER, 'decoder.onnx')),
  ];
  const names = { image: 'image', bits: 'bits', marked: 'marked', logits: 'logits' };
  mark = onnxMark({ algorithm: 'tiny-mark', capacity: 8, side: 32, encoder, decoder, names });
  close = async () => {
    await encoder.close();
    await decoder.close();
  };
});
afterAll(() => close());

describe('a mark that an operator plugs in as a pair of ONNX graphs', () => {
  test('comes back bit by bit with its likelihoods, also from a smaller JPEG', async () => {
    const marked = await mark.embed(flat, BITS);
    expect([marked.width, marked.height, marked.channels]).toEqual([200, 160, 3]);
    const read = await mark.detect(marked);
    expect(read.algorithm).toBe('tiny-mark');
    expect(read.bits).toEqual(BITS);
    for (const [at, value] of read.llr.entries()) expect(value > 0).toBe(BITS[at] === 1);
    const smaller = await decodeImage(await encodeJpeg(await resize(marked, 100, 80), { quality: 80 }));
    expect((await mark.detect(smaller.pixels)).bits).toEqual(BITS);
  });

  test('is less sure of a picture without a mark', async () => {
    const sure = (llr: Float32Array) => llr.reduce((sum, value) => sum + Math.abs(value), 0);
    const [with_, without] = [await mark.detect(await mark.embed(flat, BITS)), await mark.detect(flat)];
    expect(sure(with_.llr)).toBeGreaterThan(5 * sure(without.llr));
  });

  test('refuses another number of bits, and a file that is no graph', async () => {
    await expect(mark.embed(flat, Uint8Array.of(1))).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(openGraph(join(FOLDER, '../../tiny-mark.py'))).rejects.toMatchObject({ code: 'invalid_argument' });
  });
});
