/** The survival matrix as a file that a release is held against: docs/watermark.json, written with the page. */
import { readFileSync } from 'node:fs';
import type { Report } from './report';
import type { Cell } from './survive';
import { wilson } from './wilson';

export const TABLE = 'docs/watermark.json';

export interface Table {
  set: string;
  seed: number;
  /** Pixels of the long side at most. */
  longest: number;
  /** Attack → kind of picture → counts. */
  cells: Record<string, Record<string, Cell>>;
  /** Attack → names of the pictures whose payload was not exact. */
  missed: Record<string, string[]>;
  /** Names of all that were measured. */
  pictures: string[];
}

export function tableOf({ set, survival }: Report, seed: number, longest: number): Table {
  const { cells, missed, pictures } = survival;
  return { set, seed, longest, cells, missed, pictures };
}

export const readTable = (): Table => JSON.parse(readFileSync(TABLE, 'utf8'));

/** P(X ≤ hits) of a binomial variable. */
export function binomialTail(hits: number, of: number, share: number): number {
  if (share >= 1) return hits >= of ? 1 : 0;
  let term = (1 - share) ** of;
  let sum = term;
  for (let at = 1; at <= hits; at++) {
    term *= ((of - at + 1) / at) * (share / (1 - share));
    sum += term;
  }
  return Math.min(1, sum);
}

/**
 * The fewest hits of `of` that are still no drop: fewer would come about less than once in a hundred even if the true share lay
 * at the low end of the 95 % interval of what was recorded.
 */
export function leastHits(recorded: { hits: number; of: number }, of: number): number {
  const [low] = wilson(recorded.hits, recorded.of);
  let least = 0;
  while (least < of && binomialTail(least, of, low) < 0.01) least += 1;
  return least;
}
