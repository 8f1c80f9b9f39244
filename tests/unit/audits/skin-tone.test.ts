/** The error table of the skin tone measure: swatches under ±15 % of light, and the renderer's own figures. */
import { afterAll, describe, expect, it } from 'vitest';
import { itaClassOf, measureSkinTone } from '../../../lib/audits/measure/skin-tone';
import { hexToRgb, linear, MONK_SRGB, type Pixels, type Rgb } from '../../../lib/imaging/index';
import { paletteTensor } from '../../../lib/pipeline/generation/palette';
import { cheekRegion, drawFigures, planFigures } from '../../../lib/pipeline/generation/scenes/figures/index';

const said: string[] = [];
afterAll(() => process.stdout.write(`${said.join('\n')}\n`));

const encoded = (light: number) => 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
const lit = (rgb: Rgb, exposure: number): Rgb =>
  rgb.map((value) => Math.round(encoded(Math.min(1, linear(value) * exposure)))) as unknown as Rgb;
const flat = (rgb: Rgb): Pixels => ({
  data: Uint8Array.from({ length: 16 * 16 * 3 }, (_, at) => rgb[at % 3] ?? 0),
  width: 16,
  height: 16,
  channels: 3,
});
/** Figures of each tone and exposure. */
const SEEDS = process.env.FULL ? 12 : 4;
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const EXPOSURES = [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15];

describe('apparent skin tone', () => {
  it('is within one bin on every swatch of the Monk scale at ±15 % exposure, and exact in the light it was printed in', () => {
    const errors = EXPOSURES.map((exposure) =>
      MONK_SRGB.map((hex, at) => (measureSkinTone(flat(lit(hexToRgb(hex), exposure)), WHOLE)?.monk ?? 99) - (at + 1)),
    );
    said.push('skin tone, error in bins by exposure (rows) and Monk tone 1–10:');
    for (const [at, row] of errors.entries())
      said.push(`  ${EXPOSURES[at]?.toFixed(2)}  ${row.map((error) => String(error).padStart(2)).join(' ')}`);
    expect(Math.max(...errors.flat().map(Math.abs))).toBeLessThanOrEqual(1);
    expect(errors[3]).toEqual(Array(10).fill(0));
  });

  it('is within one bin on figures of every tone, at ±15 % exposure, in the region a person would mark', () => {
    const palette = paletteTensor([{ role: 'primary', hex: '#8a3f22', weight: 1 }]);
    const table: number[][] = [];
    for (const exposure of [0.85, 1, 1.15])
      table.push(
        MONK_SRGB.map((_, tone) => {
          let worst = 0;
          for (let seed = 0; seed < SEEDS; seed++) {
            const plan = planFigures(
              {
                prompt: `a portrait of a person with skin tone ${tone + 1}`,
                seed,
                width: 256,
                height: 256,
                quiet: 'none',
              },
              { schema: 1, attributes: {}, when: [] },
            );
            const drawn = drawFigures(plan, palette);
            const data = drawn.data.map((value) => Math.round(encoded(Math.min(1, linear(value) * exposure))));
            const found = measureSkinTone({ ...drawn, data }, cheekRegion(plan, 0) ?? WHOLE)?.monk ?? 99;
            if (Math.abs(found - tone - 1) > Math.abs(worst)) worst = found - tone - 1;
          }
          return worst;
        }),
      );
    said.push(
      `skin tone on ${30 * SEEDS} figures${SEEDS < 12 ? ' (FULL: 360)' : ''}, worst error in bins at 0.85, 1 and 1.15:`,
    );
    for (const row of table) said.push(`  ${row.map((error) => String(error).padStart(2)).join(' ')}`);
    expect(Math.max(...table.flat().map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it('cuts the typology angle where the papers do', () => {
    expect([60, 50, 30, 20, 0, -40].map(itaClassOf)).toEqual([
      'very light',
      'light',
      'intermediate',
      'tan',
      'brown',
      'dark',
    ]);
    const light = measureSkinTone(flat(hexToRgb('#f6ede4')), WHOLE);
    const dark = measureSkinTone(flat(hexToRgb('#292420')), WHOLE);
    expect([light?.itaClass, dark?.itaClass]).toEqual(['very light', 'dark']);
  });

  it('is not moved by hair or a glint inside the mark', () => {
    const picture = flat(hexToRgb(MONK_SRGB[5]));
    const data = Uint8Array.from(picture.data);
    for (let at = 0; at < data.length * 0.3; at++) data[at] = at % 2 ? 255 : 10;
    expect(measureSkinTone({ ...picture, data }, WHOLE)?.monk).toBe(6);
  });
});
