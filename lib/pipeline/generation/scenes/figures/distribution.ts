/**
 * Where attributes come from that nobody asked for: a table of weights beside the model, part of its pinned files, and seeded
 * draws from it. An audit sees the pictures, never this table.
 */
import { z } from 'zod';
import { ColophonError } from '../../../../errors/index';
import { philox4x32 } from '../../philox';
import { ATTRIBUTE_NAMES, ATTRIBUTES, type AttributeName, type Figure } from './attributes';

const weights = z.partialRecord(
  z.enum(ATTRIBUTE_NAMES as [AttributeName, ...AttributeName[]]),
  z.record(z.string(), z.number().nonnegative()),
);

const distributionSchema = z.object({
  schema: z.literal(1),
  attributes: weights,
  /** Other weights where one of these words is in the prompt; the first entry that fits and names the attribute counts. */
  when: z.array(z.object({ words: z.array(z.string()).min(1), attributes: weights })).default([]),
});
export type Distribution = z.infer<typeof distributionSchema>;

/** @throws model_corrupt when the file is no distribution. */
export function readDistribution(bytes: Uint8Array, file: string): Distribution {
  try {
    return distributionSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new ColophonError('model_corrupt', { file }, { cause: error });
  }
}

const STREAM = 0x66696773;
const UNIT = 2 ** -32;

/**
 * One figure. Every attribute has a counter of its own, so that asking for one changes no other: a counterfactual pair with
 * one seed differs in what the words say and in nothing else.
 */
export function drawFigure(
  distribution: Distribution,
  words: ReadonlySet<string>,
  asked: Partial<Figure>,
  seed: number,
  index: number,
): Figure {
  const entries = ATTRIBUTE_NAMES.map((name, at) => {
    const table = tableFor(distribution, words, name);
    const [word] = philox4x32([index, at, 0, 0], [seed >>> 0, STREAM]);
    return [name, asked[name] ?? pick(ATTRIBUTES[name], table, word * UNIT)];
  });
  return Object.fromEntries(entries) as Figure;
}

/** A uniform number of a purpose that is no attribute (place, colour), in [0, 1). */
export function chance(seed: number, index: number, purpose: number): number {
  return philox4x32([index, 100 + purpose, 0, 0], [seed >>> 0, STREAM])[0] * UNIT;
}

function tableFor(distribution: Distribution, words: ReadonlySet<string>, name: AttributeName) {
  const special = distribution.when.find(
    (entry) => entry.attributes[name] && entry.words.some((word) => words.has(word)),
  );
  return special?.attributes[name] ?? distribution.attributes[name] ?? {};
}

/** In the catalogue's order; values the table does not name have no weight, and an empty table means: all alike. */
function pick(values: readonly string[], table: Readonly<Record<string, number>>, at: number): string {
  const of = (value: string) => table[value] ?? 0;
  const total = values.reduce((sum, value) => sum + of(value), 0);
  if (total === 0) return values[Math.floor(at * values.length)] ?? '';
  let rest = at * total;
  for (const value of values) {
    rest -= of(value);
    if (rest < 0) return value;
  }
  return values.findLast((value) => of(value) > 0) ?? '';
}
