import { describe, expect, it } from 'vitest';
import { rulesOf } from './check';
import { DISGUISES, masked } from './disguises';
import { BLOCKED, BLOCKED_CYRILLIC } from './terms';

describe('a disguise does not get a blocked term past policy', () => {
  for (const [name, disguise] of Object.entries(DISGUISES))
    it(name, () => {
      const missed = BLOCKED.filter(({ rule, text }) => !rulesOf(disguise(text)).includes(rule)).map(({ text }) =>
        disguise(text),
      );
      expect(missed).toEqual([]);
    });

  it('a letter masked with *', () => {
    const missed = BLOCKED.filter(({ word = '' }) => word.length > 4).filter(
      ({ rule, text, word = '' }) => !rulesOf(text.replace(word, masked(word))).includes(rule),
    );
    expect(missed.map(({ text, word = '' }) => text.replace(word, masked(word)))).toEqual([]);
  });

  it('only the word itself disguised, the sentence plain', () => {
    const missed = Object.entries(DISGUISES).flatMap(([name, disguise]) =>
      BLOCKED.filter(
        ({ rule, text, word = '' }) =>
          !rulesOf(`A poster: ${text.replace(word, disguise(word))}, soft light`).includes(rule),
      ).map(({ text }) => `${name}: ${text}`),
    );
    expect(missed).toEqual([]);
  });

  it('Cyrillic words in capitals, with Latin look-alikes, invisible characters, spaces and repeats', () => {
    const ways: ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => text.replaceAll('о', 'o').replaceAll('а', 'a'),
      (text) => text.toUpperCase().replaceAll('О', 'O').replaceAll('А', 'A'),
      (text) => [...text].join('\u200b'),
      (text) => [...text].join(' '),
      (text) => [...text].join('.'),
      (text) => text.replace(/[оа]/g, '$&$&$&$&'),
      (text) => [...text].join('-'),
      (text) => `“${text}”`,
      (text) => [...text].join('_'),
      (text) => [...text].join('\u00ad'),
      (text) => text.replaceAll('о', '0'),
    ];
    const missed = ways.flatMap((way) =>
      BLOCKED_CYRILLIC.filter(({ rule, text }) => !rulesOf(way(text)).includes(rule)).map(({ text }) => way(text)),
    );
    expect(missed).toEqual([]);
  });

  it('says which words it matched, as they were written', () => {
    const finding = rulesOf('a n.u.d.e figure');
    expect(finding).toContain('sexual');
  });
});
