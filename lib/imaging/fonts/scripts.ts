/** Scripts people write ads in, by Unicode name; the first group is what bundled fonts set. */
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Devanagari',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Bengali',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Ethiopic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Mongolian',
] as const;
export type Script = (typeof SCRIPTS)[number] | 'Emoji' | 'Other';

const TESTS = SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
const EMOJI = /\p{Extended_Pictographic}/u;
const LETTER = /\p{Letter}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

function scriptOf(character: string): Script | null {
  for (const [script, test] of TESTS) if (test.test(character)) return script;
  if (LETTER.test(character)) return 'Other';
  // ©, ® and ™ are pictographic by Unicode and plain signs to everybody else.
  return EMOJI.test(character) && !/[©®™]/.test(character) ? 'Emoji' : null;
}

/** The scripts of a text, most used first; digits, signs and spaces belong to none. */
export function detectScripts(text: string): Script[] {
  const counts = new Map<Script, number>();
  for (const character of text) {
    const script = scriptOf(character);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([script]) => script);
}

/** The direction of most letters. UAX #9 asks the first letter, which sets “Aqua — مياه نقية” from the wrong side. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  let balance = 0;
  for (const character of text) if (LETTER.test(character)) balance += RIGHT_TO_LEFT.test(character) ? 1 : -1;
  return balance > 0 ? 'rtl' : 'ltr';
}
