/** What recovery finds, as a page of the docs. */
import { GROUPS } from '../watermark/report';
import type { Table } from '../watermark/table';
import { wilson } from '../watermark/wilson';
import type { Looked } from './look-up';

export interface Row {
  name: string;
  about: 'moved' | 'copy' | 'unmarked' | 'moved mark' | 'stranger';
  /** `own`: the record is the one the picture was made from. */
  seen: (Looked & { kind: string; picture: string; own: boolean })[];
}

export interface Report {
  set: string;
  /** A hundred deliveries and a hundred strangers. */
  full: boolean;
  /** How pictures were marked. */
  marks: string;
  /** Deliveries with next to no keypoints. */
  without: number;
  deliveries: number;
  rows: Row[];
  load: number;
  /** What the search over geometries found of the same pictures, marked as deliveries are: docs/watermark.json. */
  blind: Table | null;
}

const confirmed = ({ own, state, by }: Row['seen'][number]) =>
  own &&
  ((state === 'found' && (by === 'place' || by === 'upright' || by === 'search')) ||
    (by === 'search' && state === 'uncertain'));
const atPlace = ({ own, state, by }: Row['seen'][number]) =>
  own && state === 'found' && (by === 'place' || by === 'upright');
const count = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;
const share = (list: Row['seen'], test: (one: Row['seen'][number]) => boolean) => `${count(list, test)}/${list.length}`;
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

/** Of the same pictures in docs/watermark.md; a dash for what it has not. */
function searchedAlone({ name, seen }: Row, blind: Table | null): string {
  const measured = seen.filter(({ picture }) => blind?.pictures.includes(picture));
  if (!blind?.cells[name] || measured.length === 0) return '–';
  const missed = new Set(blind.missed[name]);
  return `${count(measured, ({ picture }) => !missed.has(picture))}/${measured.length}`;
}

function movedTable(rows: readonly Row[], blind: Table | null): string[] {
  const groups = Object.keys(GROUPS);
  return [
    `| change | ${groups.join(' | ')} | at its place, all | 95 % | with the search as well | the search alone (watermark.md) | only a likeness |`,
    `|---|${groups.map(() => '---|').join('')}---|---|---|---|---|`,
    ...rows.map((row) => {
      const { name, seen } = row;
      const cells = groups.map((group) =>
        share(
          seen.filter(({ kind }) => GROUPS[group]?.includes(kind)),
          atPlace,
        ),
      );
      const [low, high] = wilson(count(seen, atPlace), seen.length);
      const likeness = count(seen, (one) => !confirmed(one) && one.state !== 'not_found');
      return `| ${name} | ${cells.join(' | ')} | ${share(seen, atPlace)} | ${low.toFixed(2)}–${high.toFixed(2)} | ${share(seen, confirmed)} | ${searchedAlone(row, blind)} | ${likeness} |`;
    }),
  ];
}

function otherTable(rows: readonly Row[]): string[] {
  return [
    '| picture | looked at | found by a mark | found by looks | uncertain | another picture’s mark | not found | best agreement above chance |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map(({ name, seen }) => {
      const found = (looks: boolean) =>
        count(seen, ({ state, by }) => state === 'found' && (by === 'fingerprint' || by === 'keypoints') === looks);
      const states = ['uncertain', 'other_picture', 'not_found'].map((state) =>
        count(seen, (one) => one.state === state),
      );
      const best = Math.max(0, ...seen.map(({ agreement }) => agreement ?? 0));
      return `| ${name} | ${seen.length} | ${found(false)} | ${found(true)} | ${states.join(' | ')} | ${best.toFixed(1)} |`;
    }),
  ];
}

export function pageOf({ set, full, marks, without, deliveries, rows, load, blind }: Report): string {
  const moved = rows.filter(({ about }) => about === 'moved');
  const others = rows.filter(({ about }) => about !== 'moved');
  const all = rows.flatMap(({ seen }) => seen);
  const registered = all
    .filter(({ by, state }) => by === 'place' || state === 'not_found')
    .map((one) => one.milliseconds);
  const searches = all.flatMap(({ searchMilliseconds }) => searchMilliseconds ?? []);
  return [
    '# What leads back to its record',
    '',
    `Made by \`colophon bench recovery\`${full ? ' under FULL=1' : ', reduced: FULL=1 takes 100 deliveries and 100 strangers'}. ${deliveries} deliveries: ${set}. Marked ${marks}. ${without} of them have next to no keypoints (under 60): soft grounds without a corner.`,
    '',
    'Each was changed and held against all of them. “At its place”: the record was found and its mark confirmed where keypoints say that the delivery lies, or upright, at a false-positive rate of 10⁻⁶ with everything that was compared counted;',
    'the interval is Wilson’s at 95 %. “With the search as well”: or the search over geometries read the mark. “The search alone” is all there was before: those of the same pictures that docs/watermark.md',
    'found by it, marked with trials as a delivery is, so with more for crops than here.',
    '',
    ...movedTable(moved, blind),
    '',
    'What this adds to the rows of docs/watermark.md: the search over geometries has to guess from the mark how a part lies, and misses type, flat colour and dense texture; where corners say how it lies, the mark is there to be read. It adds',
    'nothing to soft grounds, which have no corners and which the search reads. docs/decisions/0375 says what is searched, and how much of it.',
    '',
    'Nothing of the following may be found by a mark, except copies, which all should be found.',
    'Strangers in other colours are the originals of these deliveries without a mark, every colour turned into its opposite of the same brightness; of a picture with next to no colour that leaves the same picture, and it is found by its looks.',
    '',
    ...otherTable(others),
    '',
    `CPU of one core, median: registration ${Math.round(median(registered))} ms (most ${Math.round(Math.max(0, ...registered))}), the search over geometries ${Math.round(median(searches))} ms; at a load of ${load.toFixed(0)} on two cores.`,
    '',
  ].join('\n');
}
