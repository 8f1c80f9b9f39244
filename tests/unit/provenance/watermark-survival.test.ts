import { expect, test } from 'vitest';
import { ATTACKS } from '../../../bench/provenance/attacks';
import { journalIn } from '../../../bench/watermark/journal';
import { total } from '../../../bench/watermark/report';
import { drawn, ownSet } from '../../../bench/watermark/sets';
import { survive } from '../../../bench/watermark/survive';
import { binomialTail, leastHits, readTable } from '../../../bench/watermark/table';

const FULL = process.env.FULL === '1';
/** One of each: nothing to hide in, flat with type, detail. */
const SAMPLE = ['gradient-0', 'poster-0', 'landscape-0'];
const ATTACKED = [
  ...['none', 'jpeg 60', 'jpeg 25', 'jpeg 10', 'webp 60', 'webp 30', 'resize 0.25', 'noise 0.1', 'grey'],
  ...['brightness 2.0', 'contrast 2.0', 'blur 3 px', 'mirror image', 'crop 0.71, corner', 'turned 10°'],
  ...['screenshot (0.83, jpeg 70)', 'screenshot in a frame (0.77, jpeg 70)'],
];
/** Of what these very pictures withstood when the table was made, this share may be lost to another machine's codecs. */
const KEPT = 0.97;

test('a mark withstands no less than the survival matrix of the last release says', async () => {
  const table = readTable();
  const [attacks, pictures] = FULL
    ? [Object.keys(ATTACKS), (await ownSet(120, table.seed, table.longest)).pictures.slice(0, 40)]
    : [ATTACKED, drawn(24, table.seed).filter(({ name }) => SAMPLE.includes(name))];
  if (!FULL)
    process.stdout.write(
      `survival: ${pictures.length} pictures and ${attacks.length} attacks; FULL=1 takes 40 and ${Object.keys(ATTACKS).length}\n`,
    );
  const { cells, missed } = await survive(pictures, attacks, { journal: journalIn(undefined, ''), skip: 0 });
  const measured = new Set(table.pictures);
  let [withstood, still] = [0, 0];
  for (const attack of attacks) {
    const recorded = total(table.cells[attack] ?? {});
    expect(recorded.of, `${attack} is in docs/watermark.json`).toBeGreaterThan(0);
    const { exact, of } = total(cells[attack] ?? {});
    expect(of).toBe(pictures.length);
    const least = leastHits({ hits: recorded.exact, of: recorded.of }, of);
    expect(exact, `${attack}: ${recorded.exact} of ${recorded.of} are recorded`).toBeGreaterThanOrEqual(least);
    for (const { name } of pictures) {
      if (!measured.has(name) || table.missed[attack]?.includes(name)) continue;
      withstood += 1;
      if (!missed[attack]?.includes(name)) still += 1;
    }
  }
  expect(withstood).toBeGreaterThan(0);
  const lost = Object.entries(missed).map(([attack, names]) => `${attack}: ${names.join(', ')}`);
  expect(binomialTail(still, withstood, KEPT), lost.join('; ')).toBeGreaterThanOrEqual(0.01);
});

test('a drop beyond the recorded interval is told from chance', () => {
  // 100 of 100: the interval begins at .963. Two of three misses are no chance, one is; of 40 five are.
  expect(leastHits({ hits: 100, of: 100 }, 3)).toBe(2);
  expect(leastHits({ hits: 100, of: 100 }, 40)).toBe(35);
  expect(leastHits({ hits: 0, of: 100 }, 40)).toBe(0);
  expect(binomialTail(2, 4, 0.5)).toBeCloseTo(11 / 16, 12);
  expect(binomialTail(4, 4, 1)).toBe(1);
});
