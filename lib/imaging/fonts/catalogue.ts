/** Every typeface this installation can set, and where its licence lies. Adding one: an entry here and its package. */
export interface Font {
  family: string;
  /** npm package with the woff2 files and the licence text. */
  source: string;
  /** SPDX. */
  licence: string;
  kind: 'serif' | 'sans-serif' | 'monospace';
  weights: readonly number[];
  /** Files are split by Unicode range; a font's first subset that has a character sets it. */
  subsets: readonly string[];
  /** Scripts it sets well enough for a headline, by their Unicode names. */
  scripts: readonly string[];
}

const NINE = [100, 200, 300, 400, 500, 600, 700, 800, 900] as const;
const LATIN = ['latin', 'latin-ext'] as const;
const EUROPE = [...LATIN, 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] as const;
const base = (id: string) => ({ source: `@fontsource/${id}`, licence: 'OFL-1.1' });

export const FONTS: readonly Font[] = [
  {
    family: 'Inter',
    ...base('inter'),
    kind: 'sans-serif',
    weights: NINE,
    subsets: [...EUROPE, 'greek-ext'],
    scripts: ['Latin', 'Cyrillic', 'Greek'],
  },
  {
    family: 'Fraunces',
    ...base('fraunces'),
    kind: 'serif',
    weights: NINE,
    subsets: [...LATIN, 'vietnamese'],
    scripts: ['Latin'],
  },
  {
    family: 'Space Grotesk',
    ...base('space-grotesk'),
    kind: 'sans-serif',
    weights: [300, 400, 500, 600, 700],
    subsets: [...LATIN, 'vietnamese'],
    scripts: ['Latin'],
  },
  {
    family: 'DM Serif Display',
    ...base('dm-serif-display'),
    kind: 'serif',
    weights: [400],
    subsets: LATIN,
    scripts: ['Latin'],
  },
  {
    family: 'JetBrains Mono',
    ...base('jetbrains-mono'),
    kind: 'monospace',
    weights: [100, 200, 300, 400, 500, 600, 700, 800],
    subsets: EUROPE,
    scripts: ['Latin', 'Cyrillic', 'Greek'],
  },
  {
    family: 'Noto Sans Arabic',
    ...base('noto-sans-arabic'),
    kind: 'sans-serif',
    weights: NINE,
    subsets: ['arabic', ...LATIN, 'symbols', 'math'],
    scripts: ['Arabic', 'Latin'],
  },
  {
    family: 'Noto Sans Devanagari',
    ...base('noto-sans-devanagari'),
    kind: 'sans-serif',
    weights: NINE,
    subsets: ['devanagari', ...LATIN],
    scripts: ['Devanagari', 'Latin'],
  },
];

/** Set what a brand's own typeface lacks, in this order. */
export const FALLBACKS = ['Inter', 'Noto Sans Arabic', 'Noto Sans Devanagari'] as const;

export function findFont(family: string): Font | undefined {
  const wanted = family.trim().toLowerCase();
  return FONTS.find((font) => font.family.toLowerCase() === wanted);
}
