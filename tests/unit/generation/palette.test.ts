import { expect, it } from 'vitest';
import { emptyPalette, paletteTensor } from '../../../lib/pipeline/generation/palette';

const colour = (hex: string, weight: number) => ({ role: 'primary' as const, hex, weight });
const row = (data: ArrayLike<number | bigint>, at: number) =>
  Array.from(data, Number)
    .slice(at * 4, at * 4 + 4)
    .map((x) => Number(x.toFixed(3)));

it('tells colours as scaled CIELAB with shares that sum to one, heaviest first', () => {
  const { data, dims } = paletteTensor([colour('#ff0000', 1), colour('#ffffff', 3)]);
  expect(dims).toEqual([1, 5, 4]);
  expect(row(data, 0)).toEqual([1, 0, 0, 0.75]);
  expect(row(data, 1)).toEqual([0.532, 0.626, 0.525, 0.25]);
  expect(row(data, 2)).toEqual([0, 0, 0, 0]);
});

it('keeps the five heaviest colours and leaves out those without weight', () => {
  const { data } = paletteTensor([0.1, 0, 0.3, 0.2, 0.5, 0.4, 0.6].map((weight) => colour('#336699', weight)));
  const weights = [0, 1, 2, 3, 4].map((at) => row(data, at)[3]);
  expect(weights).toEqual([0.3, 0.25, 0.2, 0.15, 0.1]);
});

it('asks for no colours when no colour has weight', () => {
  expect(paletteTensor([colour('#336699', 0), colour('#000000', 0)])).toEqual(emptyPalette());
});
