import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  detectScripts,
  directionOf,
  FONTS,
  fontStack,
  missingCharacters,
  nearestWeight,
} from '../../../lib/imaging/index';

describe('fonts', () => {
  it.each(FONTS.map((font) => [font.family, font] as const))(
    '%s is installed with its licence and every weight',
    (_, font) => {
      const folder = `node_modules/${font.source}`;
      expect(readFileSync(`${folder}/LICENSE`, 'utf8')).toMatch(/SIL Open Font License|OFL/i);
      const id = font.source.replace('@fontsource/', '');
      for (const subset of font.subsets)
        for (const weight of font.weights)
          expect(existsSync(`${folder}/files/${id}-${subset}-${weight}-normal.woff2`)).toBe(true);
    },
  );

  it('what a typeface lacks is set by a bundled one, and by nothing of the machine', () => {
    expect(missingCharacters('Fraunces', 'Hej Łódź Привет Γειά قهوة हिन्दी ₹ “–”…')).toEqual([]);
    expect(missingCharacters('Fraunces', 'a日本😀ש')).toEqual(['日', '本', '😀', 'ש']);
    expect(fontStack('Fraunces', 600, 'Latte قهوة')).toBe('"Fraunces latin 600", "Noto Sans Arabic arabic 600"');
  });

  it('the nearest real weight is used', () => {
    expect(nearestWeight('DM Serif Display', 900)).toBe(400);
    expect(nearestWeight('JetBrains Mono', 900)).toBe(800);
  });

  it('an unknown typeface is refused with those there are', () => {
    expect(() => fontStack('Comic Sans', 400, 'a')).toThrow(/“Comic Sans” is not installed here\. Use one of: Inter/);
  });

  it('scripts and direction are told from letters alone', () => {
    expect(detectScripts('Kaffe 2026!')).toEqual(['Latin']);
    expect(detectScripts('قهوة coffee طازجة')).toEqual(['Arabic', 'Latin']);
    expect(detectScripts('100 % ©')).toEqual([]);
    expect(detectScripts('go 🚀')).toEqual(['Latin', 'Emoji']);
    expect(directionOf('Tallhamn: قهوة محمصة يدويًا')).toBe('rtl');
    expect(directionOf('2026')).toBe('ltr');
  });
});
