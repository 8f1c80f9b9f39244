import { ASKS, CLOSE, COUNTS, type Figure } from './attributes';

export interface FiguresAsked {
  /** Words of the prompt, lower case. */
  words: ReadonlySet<string>;
  /** What the words settle. */
  attributes: Partial<Figure>;
  /** 1 to 5. */
  count: number;
  close: boolean;
  setting: 'plain' | 'park' | 'city';
}

const PARK = ['park', 'outdoors', 'garden', 'hills', 'nature'];
const CITY = ['city', 'street', 'office', 'skyline', 'town'];

/** The effective prompt, which has no punctuation, as figures read it. Later words win over earlier ones. */
export function readPrompt(prompt: string): FiguresAsked {
  const list = prompt.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  const attributes: Partial<Figure> = {};
  for (let at = 0; at < list.length; at++)
    for (const length of [4, 3, 2, 1]) {
      const found = ASKS[list.slice(at, at + length).join(' ')];
      if (at + length > list.length || !found) continue;
      Object.assign(attributes, found);
      at += length - 1;
      break;
    }
  const words = new Set(list);
  const count = Math.max(1, ...list.map((word) => COUNTS[word] ?? 1));
  const has = (some: readonly string[]) => some.some((word) => words.has(word));
  return {
    words,
    attributes,
    count: list.some((word) => ['two', 'couple', 'pair'].includes(word)) ? 2 : count,
    close: list.some((word) => CLOSE.has(word)),
    setting: has(PARK) ? 'park' : has(CITY) ? 'city' : 'plain',
  };
}
