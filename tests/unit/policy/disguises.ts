/** Ways in which people write a word so that a filter does not see it and a reader does. */
const map = (table: Readonly<Record<string, string>>) => (text: string) =>
  [...text].map((letter) => table[letter] ?? letter).join('');
const zip = (from: string, to: string) =>
  Object.fromEntries([...from].map((letter, at) => [letter, [...to][at] ?? letter]));
const latin = 'abcdefghijklmnopqrstuvwxyz';
const shifted = (start: number) => (text: string) =>
  [...text]
    .map((letter) => (latin.includes(letter) ? String.fromCodePoint(start + latin.indexOf(letter)) : letter))
    .join('');
const between = (mark: string) => (text: string) =>
  text
    .split(' ')
    .map((word) => [...word].join(mark))
    .join(mark === ' ' ? '   ' : ' ');
const inMiddle = (mark: string) => (text: string) =>
  text
    .split(' ')
    .map((word) => word.slice(0, Math.ceil(word.length / 2)) + mark + word.slice(Math.ceil(word.length / 2)))
    .join(' ');

export const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  'upper case': (text) => text.toUpperCase(),
  'alternating case': (text) => [...text].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join(''),
  'Cyrillic look-alikes': map(zip('aceopxyis', 'асеорхуіѕ')),
  'Greek look-alikes': map(zip('aoivu', 'αοινυ')),
  'mathematical bold': shifted(0x1d41a),
  'mathematical script': shifted(0x1d4ea),
  fullwidth: shifted(0xff41),
  circled: shifted(0x24d0),
  'squared capitals': shifted(0x1f170),
  'flag letters': shifted(0x1f1e6),
  'small capitals': map(zip('abcdefghijklmnoprstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ')),
  'accents on letters': map(zip('aeioucn', 'àéîöūçñ')),
  'stacked accents': (text) =>
    [...text].map((letter) => (/\p{L}/u.test(letter) ? `${letter}\u0335\u0301\u0323` : letter)).join(''),
  'zero-width characters': between('\u200b'),
  'soft hyphens': inMiddle('\u00ad'),
  'bidi controls': (text) => `\u202e${text}\u202c`,
  'tag characters': between('\u{e0061}'),
  'variation selectors': between('\ufe0f'),
  leet: map(zip('aeiots', '43107$')),
  'dots between letters': between('.'),
  'hyphens between letters': between('-'),
  'underscores between letters': between('_'),
  'spaces between letters': between(' '),
  'hyphen inside': inMiddle('-'),
  'repeated letters': (text) => text.replace(/[aeiou]/g, '$&$&$&$&'),
  'doubled consonant': (text) => text.replace(/([^aeiou\s])(?!\1)/, '$1$1'),
  'quotes around': (text) => `“${text}”`,
};

/** What only the plainest words survive; kept apart because a masked word can be read in more than one way. */
export const masked = (text: string) => text.replace(/(?<=[a-z])[aeiou](?=[a-z])/, '*');
