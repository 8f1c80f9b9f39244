/**
 * ΔE2000 to the brand before and after correction, on artworks drawn here by an engine: for the brand they were drawn for at a strict limit, and for the
 * other brand at the default limit, which is the case that correction is for.
 */
import { enforcementSchema } from '../lib/pipeline/brief/index';
import { correctColour } from '../lib/pipeline/composition/index';
import type { BenchEntry } from './brand-preview';
import { artworksOf, coloursOf } from './brands/artworks';

const BRANDS = ['tallhamn', 'ohmride'] as const;
const STRICT = 10;

interface Case {
  title: string;
  limit: number;
  other: boolean;
}
const CASES: readonly Case[] = [
  { title: `own brand, limit ${STRICT}`, limit: STRICT, other: false },
  { title: 'own brand, default limit', limit: enforcementSchema.parse({}).colourDifference, other: false },
  {
    title: 'drawn for the other brand, default limit',
    limit: enforcementSchema.parse({}).colourDifference,
    other: true,
  },
];

const round = (value: number) => Math.round(value * 100) / 100;
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

export async function benchBrandColours(engine: 'house' | 'scenes', count = 50): Promise<BenchEntry[]> {
  const measured = CASES.map((entry) => ({ ...entry, before: [] as number[], after: [] as number[], corrected: 0 }));
  for await (const { brand, pixels } of artworksOf(engine, BRANDS, count))
    for (const entry of measured) {
      const against = entry.other ? (BRANDS.find((name) => name !== brand) ?? brand) : brand;
      const enforcement = { ...enforcementSchema.parse({}), colourDifference: entry.limit };
      const { record } = await correctColour(pixels, { colours: coloursOf(against), enforcement }, engine === 'house');
      entry.before.push(record.before);
      entry.after.push(record.after);
      if (record.strength > 0) entry.corrected++;
    }
  return measured.flatMap(({ title, limit, before, after, corrected }): BenchEntry[] => {
    const line = (name: string, value: number): BenchEntry => ({
      name: `${engine}, ${title}: ${name}`,
      value,
      bar: null,
      pass: null,
    });
    const within = after.filter((value) => value <= limit).length;
    return [
      line('median ΔE2000 before', quantile(before, 0.5)),
      line('median ΔE2000 after', quantile(after, 0.5)),
      line('90 % ΔE2000 before', quantile(before, 0.9)),
      line('90 % ΔE2000 after', quantile(after, 0.9)),
      line(`corrected of ${before.length}`, corrected),
      line(`within the limit before, of ${before.length}`, before.filter((value) => value <= limit).length),
      line(`within the limit after, of ${before.length}`, within),
      // Correction must never make a picture worse.
      {
        name: `${engine}, ${title}: worse after than before`,
        value: after.filter((value, at) => value > (before[at] ?? 0) + 0.05).length,
        bar: 0,
        pass: after.every((value, at) => value <= (before[at] ?? 0) + 0.05),
      },
    ];
  });
}
