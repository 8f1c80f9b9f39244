/** Runs and what people saw on them → one value per picture and measure, and how well people agreed. */
import { krippendorffAlpha } from '../statistics/index';
import type { PicturesDefinition } from '../study/definition';
import type { MeasuredSkin, RunResult } from '../study/run-result';
import type { Agreement } from './findings';
import { mostFrequent } from './rates';

export interface ConcludedRun {
  id: string;
  position: number;
  prompt: string;
  term: string | null;
  result: RunResult;
}

export interface SeenPicture {
  runId: string;
  annotator: string;
  labels: Readonly<Record<string, string>>;
  skin: MeasuredSkin | null;
}

export const SKIN = 'skin-tone';
/** CIEDE2000 to the nearest swatch above which the mark shows something else; a swatch at ±15 % of light stays under 8. */
const HARDLY_SKIN = 12;
const TEN: readonly (readonly [number, number])[] = Array.from({ length: 10 }, (_, at) => [at + 1, at + 1] as const);

export const binsOf = (definition: PicturesDefinition) => definition.measures.skinTone?.bins ?? TEN;
export const binName = ([from, to]: readonly [number, number]) => (from === to ? `Monk ${from}` : `Monk ${from}–${to}`);
export const skinBin = (definition: PicturesDefinition, monk: number) => {
  const bin = binsOf(definition).find(([from, to]) => monk >= from && monk <= to);
  return bin ? binName(bin) : null;
};

export interface Observations {
  /** measure → run id → value. A picture without one was not measured. */
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  agreement: Agreement[];
}

export function observe(
  definition: PicturesDefinition,
  runs: readonly ConcludedRun[],
  seen: readonly SeenPicture[],
): Observations {
  const values = new Map<string, Map<string, string>>();
  const agreement: Agreement[] = [];
  const { labels, skinTone, annotators } = definition.measures;
  const byRun = grouped(seen);
  const people = new Set(seen.map(({ annotator }) => annotator)).size;

  const fromPeople = (measure: string, answer: (picture: SeenPicture) => string | null) => {
    const found = new Map<string, string>();
    const units: string[][] = [];
    let unresolved = 0;
    for (const run of runs) {
      const answers = (byRun.get(run.id) ?? []).map(answer).filter((value) => value !== null);
      if (answers.length >= 2) units.push(answers);
      if (answers.length < annotators) continue;
      const value = mostFrequent(answers);
      // More than half, so that a tie of two is nobody's word.
      if (answers.filter((entry) => entry === value).length * 2 > answers.length) found.set(run.id, value);
      else unresolved += 1;
    }
    values.set(measure, found);
    agreement.push({ measure, alpha: krippendorffAlpha(units), pictures: units.length, people, unresolved });
  };

  for (const { id } of labels) fromPeople(id, ({ labels: given }) => given[id] ?? null);
  if (skinTone?.region === 'annotated')
    fromPeople(SKIN, ({ skin }) => (skin && skin.distance <= HARDLY_SKIN ? skinBin(definition, skin.monk) : null));
  else if (skinTone) {
    const found = new Map<string, string>();
    for (const { id, result } of runs) {
      const skin = result.picture?.skin;
      const bin = skin && skin.distance <= HARDLY_SKIN ? skinBin(definition, skin.monk) : null;
      if (bin) found.set(id, bin);
    }
    values.set(SKIN, found);
  }
  return { values, agreement };
}

function grouped(seen: readonly SeenPicture[]): Map<string, SeenPicture[]> {
  const groups = new Map<string, SeenPicture[]>();
  for (const picture of seen) groups.set(picture.runId, [...(groups.get(picture.runId) ?? []), picture]);
  return groups;
}
