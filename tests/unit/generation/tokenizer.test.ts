import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTokenizer } from '../../../lib/pipeline/generation/tokenizer';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/models/tiny/tokenizer/${name}`, import.meta.url), 'utf8'));
const tokenizer = readTokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
const numbers = (ids: BigInt64Array) => [...ids].map(Number);
const [pad, unknown, begin, end, a, soft, warm, gradient] = [0, 1, 2, 3, 4, 5, 6, 7];

describe('the tokenizer', () => {
  it('frames and pads a short prompt', () => {
    const { ids, mask } = tokenizer.encode('A soft gradient');
    expect(numbers(ids)).toEqual([begin, a, soft, gradient, end, pad, pad, pad]);
    expect(numbers(mask)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
  });

  it('keeps the closing token when a prompt is too long', () => {
    const { ids, mask } = tokenizer.encode('soft warm '.repeat(40));
    expect(numbers(ids)).toEqual([begin, soft, warm, soft, warm, soft, warm, end]);
    expect(numbers(mask)).toEqual(Array(8).fill(1));
  });

  it('frames an empty prompt, which is what guidance leads away from', () => {
    expect(numbers(tokenizer.encode('').ids)).toEqual([begin, end, pad, pad, pad, pad, pad, pad]);
  });

  it('gives a word outside the vocabulary the token for unknown words', () => {
    expect(numbers(tokenizer.encode('soft zebra').ids).slice(0, 4)).toEqual([begin, soft, unknown, end]);
  });
});
