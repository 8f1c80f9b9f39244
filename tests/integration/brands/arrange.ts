import { readFileSync } from 'node:fs';

export interface WrittenPreset {
  name: string;
  slug: string;
  colours: { role: string; hex: string; weight: number }[];
  logo: { variants: { ground: string; data?: string }[] };
  [field: string]: unknown;
}

/** An example brand as it is written, with changes. */
export function written(changes: Partial<WrittenPreset> = {}, brand = 'tallhamn'): WrittenPreset {
  const preset: WrittenPreset = JSON.parse(readFileSync(`examples/brands/${brand}.json`, 'utf8'));
  return { ...preset, ...changes };
}

/** A bundled typeface's file as somebody would upload it. */
export const fontFile = (name = 'dm-serif-display-latin-400') =>
  new Uint8Array(
    readFileSync(`node_modules/@fontsource/${name.replace(/-latin-\d+$/, '')}/files/${name}-normal.woff2`),
  );
