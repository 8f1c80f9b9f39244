import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countingRows } from '../../bench/denoiser-rows';
import { deltaE2000, hexToRgb, type Pixels, srgbToLab } from '../../lib/imaging/index';
import type { Quiet } from '../../lib/pipeline/brief/index';
import { openPainter, type Painter } from '../../lib/pipeline/generation/painter';
import { paletteTensor } from '../../lib/pipeline/generation/palette';
import type { ModelDescription } from '../../lib/pipeline/stage';
import { MODELS } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';

const WARM = ['#7a2e12', '#e8a15a', '#f6e3c5'];
const COLD = ['#0b2a4a', '#3f7fb5', '#dcebf5'];

const runtime = createRuntime({ models: MODELS });
let painter: Painter;
let defaults: ModelDescription['defaults'];

beforeAll(async () => {
  const model = await runtime.describe('house');
  defaults = model.defaults;
  painter = await openPainter(runtime, model);
});
afterAll(() => runtime.close());

async function draw(prompt: string, colours: readonly string[], quiet: Quiet, seed: number): Promise<Pixels> {
  const roles = ['primary', 'secondary', 'background'] as const;
  const palette = paletteTensor(colours.map((hex, i) => ({ role: roles[i] ?? 'accent', hex, weight: 1 / 3 })));
  const asked = { index: 0, aspect: 'square', width: 512, height: 512, quiet, seed, prompt, negative: '' } as const;
  const watch = { signal: new AbortController().signal, now: () => new Date(), onStep: () => {} };
  return (await painter.draw({ ...asked, family: null, palette, ...defaults }, watch)).pixels;
}

function at({ data, width, channels }: Pixels, x: number, y: number): [number, number, number] {
  const from = (y * width + x) * channels;
  return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
}

/** Mean ΔE2000 of a grid of pixels to the nearest colour of a palette. */
function distance(pixels: Pixels, colours: readonly string[]): number {
  const labs = colours.map((hex) => srgbToLab(hexToRgb(hex)));
  let sum = 0;
  for (let y = 8; y < 512; y += 16)
    for (let x = 8; x < 512; x += 16) {
      const seen = srgbToLab(at(pixels, x, y));
      sum += Math.min(...labs.map((lab) => deltaE2000(seen, lab)));
    }
  return sum / 1024;
}

/** Gradient energy per pixel on the left over that on the right. */
function leftOverRight(pixels: Pixels): number {
  const grey = (x: number, y: number) => at(pixels, x, y).reduce((sum, value) => sum + value, 0) / 3;
  const sides = [0, 0];
  for (let y = 0; y < 510; y += 2)
    for (let x = 0; x < 510; x += 2) {
      const energy = (grey(x + 2, y) - grey(x, y)) ** 2 + (grey(x, y + 2) - grey(x, y)) ** 2;
      if (x < 200) sides[0] = (sides[0] ?? 0) + energy;
      if (x > 310) sides[1] = (sides[1] ?? 0) + energy;
    }
  return (sides[0] ?? 0) / (sides[1] ?? 1);
}

/** Rows that the denoiser is given while one picture is drawn as `model.json` says. */
async function evaluations(model: ModelDescription): Promise<number> {
  const { sessions, rows } = countingRows(runtime);
  const asked = { index: 0, aspect: 'square', width: 512, height: 512, quiet: 'none', seed: 7, family: null } as const;
  const told = { prompt: 'soft gradient', negative: '', palette: paletteTensor([]), ...model.defaults };
  const watch = { signal: new AbortController().signal, now: () => new Date(), onStep: () => {} };
  await (await openPainter(sessions, model)).draw({ ...asked, ...told }, watch);
  return rows();
}

describe('the house model', () => {
  const prompts = ['layered paper waves', 'bokeh lights', 'misty mountains at dawn'];

  it('keeps the side that was asked for calmer than the other in at least ten of twelve pictures', async () => {
    const ratios: number[] = [];
    for (const [i, prompt] of prompts.entries())
      for (const seed of [300 + i, 400 + i]) {
        ratios.push(leftOverRight(await draw(prompt, WARM, 'left', seed)));
        ratios.push(1 / leftOverRight(await draw(prompt, WARM, 'right', seed)));
      }
    expect(
      ratios.filter((ratio) => ratio < 0.6).length,
      ratios.map((r) => r.toFixed(2)).join(' '),
    ).toBeGreaterThanOrEqual(10);
  });

  it('draws in the colours of the brand', async () => {
    for (const [i, prompt] of prompts.entries()) {
      const warm = await draw(prompt, WARM, 'none', 500 + i);
      const cold = await draw(prompt, COLD, 'none', 500 + i);
      expect(distance(warm, WARM), prompt).toBeLessThan(distance(warm, COLD));
      expect(distance(cold, COLD), prompt).toBeLessThan(distance(cold, WARM));
    }
  });

  it('takes at most 18 evaluations of its denoiser, guidance included, and guides every step where no interval is declared', async () => {
    const model = await runtime.describe('house');
    const { guidanceInterval, ...everywhere } = model.defaults;
    expect(await evaluations(model)).toBeLessThanOrEqual(18);
    expect(await evaluations({ ...model, defaults: everywhere })).toBe(2 * model.defaults.steps);
  });

  it('takes as much help with quiet space as its description says', async () => {
    const model = await runtime.describe('house');
    expect(model.defaults.quietStrength).toBeLessThan(0.93);
    const said = painter;
    const ratio = async (quietStrength: number | undefined) => {
      painter = await openPainter(runtime, { ...model, defaults: { ...model.defaults, quietStrength } });
      return leftOverRight(await draw('layered paper waves', WARM, 'left', 300));
    };
    const [none, some, most] = [await ratio(0), await ratio(0.4), await ratio(undefined)];
    painter = said;
    expect(some).toBeLessThan(none);
    expect(most).toBeLessThan(some);
  });

  it('draws another picture for another prompt, and the same for the same', async () => {
    const waves = await draw('layered paper waves', COLD, 'none', 7);
    const again = await draw('layered paper waves', COLD, 'none', 7);
    const bokeh = await draw('bokeh lights', COLD, 'none', 7);
    expect(Buffer.compare(Buffer.from(waves.data), Buffer.from(again.data))).toBe(0);
    let change = 0;
    for (let i = 0; i < waves.data.length; i++) change += Math.abs((waves.data[i] ?? 0) - (bokeh.data[i] ?? 0));
    expect(change / waves.data.length).toBeGreaterThan(5);
  });
});
