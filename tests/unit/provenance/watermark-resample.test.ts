import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/provenance/pictures';
import { forwardDct } from '../../../lib/pipeline/provenance/watermark/dct-1/dct';
import { gridSize } from '../../../lib/pipeline/provenance/watermark/grid';
import { resample } from '../../../lib/pipeline/provenance/watermark/resample';

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
});
