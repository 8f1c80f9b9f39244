import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/provenance/pictures';
import type { Pixels } from '../../../lib/imaging/index';
import { forwardDct, inverseDct } from '../../../lib/pipeline/provenance/watermark/dct-1/dct';
import { inverseFourier2, realFourier2 } from '../../../lib/pipeline/provenance/watermark/fourier';
import { gridSize } from '../../../lib/pipeline/provenance/watermark/grid';
import { lumaOf, lumaOn, resample, resampleThrough } from '../../../lib/pipeline/provenance/watermark/resample';

describe('the transform', () => {
  test('agrees with the definition of the DCT', () => {
    const samples = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const extent = { columns: 3, rows: 3, horizontal: 3, vertical: 3 };
    const basis = (k: number, i: number) =>
      Math.sqrt((k === 0 ? 1 : 2) / 3) * Math.cos((Math.PI * (2 * i + 1) * k) / 6);
    const direct = Array.from({ length: 9 }, (_, at) => {
      let sum = 0;
      for (let y = 0; y < 3; y++)
        for (let x = 0; x < 3; x++) sum += (samples[y * 3 + x] ?? 0) * basis(at % 3, x) * basis(Math.floor(at / 3), y);
      return sum;
    });
    const made = forwardDct(samples, extent);
    for (const [at, value] of direct.entries()) expect(made[at]).toBeCloseTo(value, 4);
  });

  // 44 = 4 · 11, 35 = 5 · 7, 24 = 4 · 2 · 3: every factor a side may have is worked through.
  test.each([
    [44, 35],
    [24, 64],
    [1, 8],
  ])('brings %i × %i samples back from all their coefficients', (columns, rows) => {
    const random = seeded(3);
    const samples = Float32Array.from({ length: columns * rows }, () => random() * 2 - 1);
    const extent = { columns, rows, horizontal: columns, vertical: rows };
    const coefficients = forwardDct(samples, extent);
    const power = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
    expect(power(coefficients)).toBeCloseTo(power(samples), 2);
    const back = inverseDct(coefficients, extent);
    for (const [at, value] of samples.entries()) expect(back[at]).toBeCloseTo(value, 5);
  });

  test('of a real plane agrees with the definition of the Fourier transform, missing rows taken as empty', () => {
    const [columns, rows, filled] = [8, 6, 5];
    const random = seeded(4);
    const values = Float32Array.from({ length: columns * filled }, random);
    const made = realFourier2(values, columns, rows);
    for (let l = 0; l < rows; l++)
      for (let k = 0; k <= columns / 2; k++) {
        let [re, im] = [0, 0];
        for (let y = 0; y < filled; y++)
          for (let x = 0; x < columns; x++) {
            const angle = -2 * Math.PI * ((k * x) / columns + (l * y) / rows);
            re += (values[y * columns + x] ?? 0) * Math.cos(angle);
            im += (values[y * columns + x] ?? 0) * Math.sin(angle);
          }
        expect(made.re[l * made.width + k]).toBeCloseTo(re, 8);
        expect(made.im[l * made.width + k]).toBeCloseTo(im, 8);
      }
  });

  test('of one frequency back gives its wave', () => {
    const [columns, rows] = [8, 4];
    const [re, im] = [new Float64Array(columns * rows), new Float64Array(columns * rows)];
    re[columns + 3] = 1;
    const wave = inverseFourier2(re, im, columns, rows);
    for (const [at, value] of wave.entries())
      expect(value).toBeCloseTo(
        Math.cos(2 * Math.PI * ((3 * (at % columns)) / columns + Math.floor(at / columns) / rows)),
        10,
      );
  });
});

describe('the canonical grid', () => {
  test('keeps its shape when a picture is halved', () => {
    expect(gridSize(1080, 1920)).toEqual(gridSize(540, 960));
    expect(gridSize(1200, 627)).toEqual(gridSize(600, 314));
  });

  test('keeps the mean of what is resampled, up and down', () => {
    const random = seeded(2);
    const source = Float32Array.from({ length: 50 * 40 }, () => random() * 255);
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(resample(source, 50, 40, 16, 12))).toBeCloseTo(mean(source), 3);
    expect(Math.abs(mean(resample(source, 50, 40, 200, 160)) - mean(source))).toBeLessThan(1);
  });

  test('is the same in one pass over the pixels as step by step, smaller and larger', () => {
    const random = seeded(6);
    const [width, height] = [50, 37];
    const bytes = (channels: number) => Uint8Array.from({ length: width * height * channels }, () => random() * 256);
    for (const channels of [3, 4] as const) {
      const pixels: Pixels = { data: bytes(channels), width, height, channels };
      for (const size of [
        { columns: 25, rows: 9 },
        { columns: 64, rows: 40 },
      ]) {
        const apart = resample(lumaOf(pixels), width, height, size.columns, size.rows);
        for (const [at, value] of lumaOn(pixels, size).entries()) expect(value).toBeCloseTo(apart[at] ?? 0, 3);
      }
    }
    const grid = { columns: 20, rows: 13 };
    const values = Float32Array.from({ length: grid.columns * grid.rows }, random);
    for (const via of [
      { width: 50, height: 37 },
      { width: 12, height: 9 },
    ]) {
      const there = resample(values, grid.columns, grid.rows, via.width, via.height);
      const apart = resample(there, via.width, via.height, 16, 15);
      const made = resampleThrough(values, grid, via, { columns: 16, rows: 15 });
      for (const [at, value] of made.entries()) expect(value).toBeCloseTo(apart[at] ?? 0, 5);
    }
  });
});
