import { describe, expect, it } from 'vitest';
import { BRAND_COPY, BRAND_PROMPTS } from './brands';
import { NAMES, PRESET, rulesOf } from './check';

describe('other people’s marks', () => {
  it(`blocks ${BRAND_PROMPTS.length} prompts that ask for one`, () => {
    expect(BRAND_PROMPTS.filter((prompt) => !rulesOf(prompt).includes('brand-mark'))).toEqual([]);
  });

  it('asks a person about copy that names another brand', () => {
    expect(BRAND_COPY.filter((headline) => !rulesOf({ copy: { headline } }).includes('brand-mention'))).toEqual([]);
  });

  it('never counts the preset’s own brand against it', () => {
    const own = { ...PRESET, name: 'Nike', slug: 'nike' };
    expect(rulesOf({ prompt: 'nike sneakers', copy: { headline: 'Nike. Run.' } }, own)).toEqual([]);
    expect(rulesOf('adidas sneakers', own)).toEqual(['brand-mark']);
  });

  it('stops a name that a holder registered, and not for the holder', () => {
    const names = [...NAMES, { name: 'mara lindqvist', kind: 'artist', workId: 'wrk_1' }];
    expect(rulesOf('dunes in the style of Mara Lindqvist', PRESET, names)).toEqual(['protected-name']);
    expect(rulesOf('dunes in the style of M4ra Lindqvíst', PRESET, names)).toEqual(['protected-name']);
    expect(
      rulesOf(
        'dunes in the style of Mara Lindqvist',
        PRESET,
        names.map((name) => ({ ...name, own: true })),
      ),
    ).toEqual([]);
  });

  it('knows famous marks without any registry', () => {
    expect(rulesOf('nike sneakers', PRESET, [])).toEqual(['brand-mark']);
  });
});
