import { converter, differenceCiede2000 } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contrastRatio,
  deltaE2000,
  hexToRgb,
  labToSrgb,
  type Rgb,
  rgbToHex,
  srgbToLab,
} from '../../../lib/imaging/index';

const byte = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(byte, byte, byte) as fc.Arbitrary<Rgb>;
const reference = converter('lab65');
const culoriRgb = ([r, g, b]: Rgb) => ({ mode: 'rgb' as const, r: r / 255, g: g / 255, b: b / 255 });

describe('colour', () => {
  it('Lab agrees with an independent implementation and comes back', () => {
    fc.assert(
      fc.property(colour, (rgb) => {
        const lab = srgbToLab(rgb);
        const other = reference(culoriRgb(rgb));
        expect(lab[0]).toBeCloseTo(other.l, 2);
        expect(lab[1]).toBeCloseTo(other.a, 2);
        expect(lab[2]).toBeCloseTo(other.b, 2);
        labToSrgb(lab).forEach((value, i) => {
          expect(value).toBeCloseTo(rgb[i] ?? 0, 5);
        });
      }),
    );
  });

  // Pairs 1, 7, 17, 20 and 34 of Sharma, Wu and Dalal (2005), table 1: the branches where implementations go wrong.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [58, 24, 15], 19.4535],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('ΔE2000 of %j and %j is %f', (one, other, expected) => {
    expect(deltaE2000(one, other)).toBeCloseTo(expected, 4);
    expect(deltaE2000(other, one)).toBeCloseTo(expected, 4);
  });

  it('ΔE2000 agrees with an independent implementation everywhere', () => {
    const difference = differenceCiede2000();
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        // culori compares in Lab D50; the same numbers are handed to both as Lab.
        const [a, b] = [srgbToLab(one), srgbToLab(other)];
        const lab = ([l, x, y]: readonly number[]) => ({ mode: 'lab65' as const, l: l ?? 0, a: x ?? 0, b: y ?? 0 });
        expect(deltaE2000(a, b)).toBeCloseTo(difference(lab(a), lab(b)), 0);
      }),
    );
  });

  it('contrast is that of WCAG', () => {
    expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 6);
    expect(contrastRatio(hexToRgb('#777777'), [255, 255, 255])).toBeCloseTo(4.48, 2);
  });

  it('hex goes there and back, and nonsense is refused', () => {
    expect(rgbToHex(hexToRgb('#1A2b3C'))).toBe('#1a2b3c');
    expect(() => hexToRgb('red')).toThrow(/not like #1a2b3c/);
  });
});
