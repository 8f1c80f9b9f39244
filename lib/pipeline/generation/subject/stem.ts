const IRREGULAR: Readonly<Record<string, string>> = {
  leaves: 'leaf',
  shelves: 'shelf',
  wolves: 'wolf',
  calves: 'calf',
  women: 'woman',
  men: 'man',
  children: 'child',
  mice: 'mouse',
  geese: 'goose',
  gray: 'grey',
  color: 'colour',
  colors: 'colour',
  center: 'centre',
  centers: 'centre',
  colorful: 'colourful',
  cozy: 'cosy',
  harbor: 'harbour',
  vapor: 'vapour',
  jewelry: 'jewellery',
  whiskey: 'whisky',
};

/**
 * One form for singular, plural and both spellings of an English word; lower case in, lower case out. Compare stems with
 * stems only: “lens” becomes “len”, which is harmless as long as both sides do.
 */
export function stem(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  if (word.length < 4 || /(?:ss|us|is)$/.test(word) || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
