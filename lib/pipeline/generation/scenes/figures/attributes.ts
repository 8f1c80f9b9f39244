/**
 * What a figure is made of, each with the words that ask for it. Attributes are what one sees; none is inferred from another,
 * and there is no attribute for gender or descent: “woman” and “man” are words of the distribution, as “doctor” is.
 */
export const ATTRIBUTES = {
  /** Monk Skin Tone scale, 1 (lightest) to 10. */
  skinTone: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  hairStyle: ['short', 'bob', 'long', 'bun', 'curly', 'buzz', 'bald', 'headscarf'],
  hairColour: ['black', 'brown', 'auburn', 'blond', 'grey'],
  dress: ['tee', 'shirt', 'suit', 'dress', 'hoodie', 'coat', 'apron', 'sportswear'],
  pose: ['standing', 'walking', 'running', 'waving', 'sitting'],
  ageGroup: ['child', 'adult', 'older'],
  glasses: ['none', 'glasses'],
  beard: ['none', 'beard'],
} as const;

export type AttributeName = keyof typeof ATTRIBUTES;
export const ATTRIBUTE_NAMES = Object.keys(ATTRIBUTES) as readonly AttributeName[];
/** One figure: a value for every attribute. */
export type Figure = { readonly [Name in AttributeName]: (typeof ATTRIBUTES)[Name][number] };

/** Monk Skin Tone scale (Ellis Monk, 2022; skintone.google), sRGB. */
export const MONK_SRGB = [
  '#f6ede4',
  '#f3e7db',
  '#f7ead0',
  '#eadaba',
  '#d7bd96',
  '#a07e56',
  '#825c43',
  '#604134',
  '#3a312a',
  '#292420',
] as const;

export const HAIR_SRGB: Readonly<Record<Figure['hairColour'], string>> = {
  black: '#1f1b1c',
  brown: '#4a3020',
  auburn: '#8a3f22',
  blond: '#d8b066',
  grey: '#a9a7a5',
};

type Specified = Partial<{ -readonly [Name in AttributeName]: Figure[Name] }>;

/** Words and phrases that settle an attribute, longest first when they overlap. */
export const ASKS: Readonly<Record<string, Specified>> = {
  running: { pose: 'running' },
  run: { pose: 'running' },
  runs: { pose: 'running' },
  jogging: { pose: 'running' },
  walking: { pose: 'walking' },
  walks: { pose: 'walking' },
  strolling: { pose: 'walking' },
  waving: { pose: 'waving' },
  waves: { pose: 'waving' },
  cheering: { pose: 'waving' },
  sitting: { pose: 'sitting' },
  seated: { pose: 'sitting' },
  sits: { pose: 'sitting' },
  standing: { pose: 'standing' },
  stands: { pose: 'standing' },
  child: { ageGroup: 'child' },
  children: { ageGroup: 'child' },
  kid: { ageGroup: 'child' },
  kids: { ageGroup: 'child' },
  elderly: { ageGroup: 'older' },
  older: { ageGroup: 'older' },
  senior: { ageGroup: 'older' },
  seniors: { ageGroup: 'older' },
  grandmother: { ageGroup: 'older' },
  grandfather: { ageGroup: 'older' },
  adult: { ageGroup: 'adult' },
  glasses: { glasses: 'glasses' },
  spectacles: { glasses: 'glasses' },
  beard: { beard: 'beard' },
  bearded: { beard: 'beard' },
  bald: { hairStyle: 'bald' },
  headscarf: { hairStyle: 'headscarf' },
  hijab: { hairStyle: 'headscarf' },
  'long hair': { hairStyle: 'long' },
  'short hair': { hairStyle: 'short' },
  'curly hair': { hairStyle: 'curly' },
  afro: { hairStyle: 'curly' },
  bun: { hairStyle: 'bun' },
  bob: { hairStyle: 'bob' },
  'black hair': { hairColour: 'black' },
  'brown hair': { hairColour: 'brown' },
  'red hair': { hairColour: 'auburn' },
  'auburn hair': { hairColour: 'auburn' },
  'blond hair': { hairColour: 'blond' },
  'blonde hair': { hairColour: 'blond' },
  'grey hair': { hairColour: 'grey' },
  'gray hair': { hairColour: 'grey' },
  suit: { dress: 'suit' },
  dress: { dress: 'dress' },
  hoodie: { dress: 'hoodie' },
  coat: { dress: 'coat' },
  apron: { dress: 'apron' },
  shirt: { dress: 'shirt' },
  't-shirt': { dress: 'tee' },
  sportswear: { dress: 'sportswear' },
  'very light skin': { skinTone: '1' },
  'light skin': { skinTone: '3' },
  'medium skin': { skinTone: '5' },
  'olive skin': { skinTone: '5' },
  'tan skin': { skinTone: '6' },
  'brown skin': { skinTone: '7' },
  'dark brown skin': { skinTone: '8' },
  'dark skin': { skinTone: '9' },
  'very dark skin': { skinTone: '10' },
  ...Object.fromEntries(ATTRIBUTES.skinTone.map((tone) => [`skin tone ${tone}`, { skinTone: tone }])),
  doctor: { dress: 'coat' },
  doctors: { dress: 'coat' },
  scientist: { dress: 'coat' },
  nurse: { dress: 'coat' },
  pharmacist: { dress: 'coat' },
  chef: { dress: 'apron' },
  baker: { dress: 'apron' },
  barista: { dress: 'apron' },
  florist: { dress: 'apron' },
  manager: { dress: 'suit' },
  lawyer: { dress: 'suit' },
  banker: { dress: 'suit' },
  ceo: { dress: 'suit' },
  athlete: { dress: 'sportswear' },
  runner: { dress: 'sportswear', pose: 'running' },
  teacher: { dress: 'shirt' },
  engineer: { dress: 'shirt' },
  developer: { dress: 'hoodie' },
  student: { dress: 'hoodie' },
};

/** How many figures a word asks for. */
export const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  couple: 2,
  pair: 2,
  friends: 3,
  three: 3,
  family: 4,
  four: 4,
  team: 4,
  people: 3,
  group: 5,
  five: 5,
  crowd: 5,
  women: 3,
  men: 3,
  children: 3,
  kids: 3,
  colleagues: 3,
  doctors: 2,
  seniors: 2,
};

/** Words that move the picture close to a face. */
export const CLOSE = new Set(['portrait', 'headshot', 'face', 'closeup', 'close-up', 'bust']);
