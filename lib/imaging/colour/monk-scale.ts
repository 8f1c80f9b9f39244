/** Monk Skin Tone scale (Ellis Monk, 2022; skintone.google), 1 to 10 from light to dark, sRGB. */
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
