import { describe, expect, it } from 'vitest';
import { diversify, TONES, untouchedBecause } from '../../../lib/pipeline/brief/index';

describe('prompt diversification', () => {
  it.each([
    ['named', 'a portrait of Frida Kahlo as a florist'],
    ['named', 'Vincent van Gogh, an artist at work'],
    ['named', 'a doctor called Amina in her office'],
    ['history', 'a Victorian nurse by a window'],
    ['history', 'a student in 1968'],
    ['history', 'a samurai and a farmer'],
    ['specified', 'a Black woman running'],
    ['specified', 'a person with pale skin'],
    ['specified', 'a Japanese chef'],
    ['specified', 'a redhead girl with freckles'],
    ['clinical', 'a patient with eczema'],
    ['clinical', 'a person with a melanoma on the arm'],
    ['group', 'a team of engineers'],
    ['group', 'two people in a park'],
    ['no-person', 'a podium in soft light'],
  ] as const)('leaves a prompt that is %s alone: %s', (reason, prompt) => {
    expect(untouchedBecause(prompt)).toBe(reason);
    for (let index = 0; index < 8; index++)
      expect(diversify(prompt, 7, index)).toEqual({ prompt, added: null, untouched: reason });
  });

  it('says another tone for each of six pictures, in an order of the seed, and shows exactly what it adds', () => {
    const prompt = 'a doctor walking in the park';
    const made = TONES.map((_, index) => diversify(prompt, 7, index));
    expect(new Set(made.map(({ added }) => added?.text))).toEqual(new Set(TONES.map((tone) => ` with ${tone}`)));
    for (const { prompt: drawn, added } of made)
      expect(drawn).toBe(`${prompt.slice(0, added?.at)}${added?.text}${prompt.slice(added?.at)}`);
    expect(diversify(prompt, 7, 3)).toEqual(made[3]);
    const first = new Set(Array.from({ length: 200 }, (_, seed) => diversify(prompt, seed, 0).added?.text));
    expect(first.size).toBe(TONES.length);
  });

  it('gives the first picture every tone about equally often, so that briefs of one picture are not all alike', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6_000; seed++) {
      const text = diversify('a person', seed * 7_919, 0).added?.text ?? '';
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
