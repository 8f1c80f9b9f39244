/**
 * Similarity, measured: the public PDQ vectors, recall for each edit and for marks, false matches, and what searching costs beside
 * a scan. `colophon bench similarity --json`; FULL=1 for the figures of docs/decisions/0130, without it a tenth, and it says so.
 * `--only=cost,copies,…` for parts, `--edits=mirrored,brighter` for some of the copies' edits.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { decodeImage, type Pixels, resize } from '../lib/imaging/index';
import { hammingDistance, PDQ_RELIABLE_QUALITY, pdq, pdqFromHex } from '../lib/imaging/pdq';
import { SHAPE_MATCH_DISTANCE } from '../lib/rights/shape-store';
import { scene } from '../tests/unit/safeguards/pictures';
import { type Bar, lineOf, tellBars } from './bars';
import { recallOfCopies, recallOfMarks, WIDER } from './similarity/copies';
import { costOf } from './similarity/cost';
import { falseCreatives, falseKeypoints, falsePairs, largeIndex, strangers } from './similarity/false-matches';
import { originals, photographs } from './similarity/originals';
import { falseSoft } from './similarity/soft';

const FULL = process.env.FULL === '1';
const bars: Bar[] = [];
/** Told as they are measured, on the side: in full it takes half an hour. */
function tell(bar: Bar): void {
  bars.push(bar);
  process.stderr.write(lineOf(bar));
}

const VECTORS = new URL('../../shared/data/pdq/', import.meta.url);
async function vectors(): Promise<void> {
  const bar = 'every vector within 10 bits';
  if (!existsSync(VECTORS))
    return tell({ name: 'PDQ vectors', value: 'skipped: ../shared/data/pdq is not here', bar, pass: null });
  const listed = readFileSync(new URL('expected-hashes.json', VECTORS), 'utf8');
  const detail: Record<string, number> = {};
  for (const [name, hex] of Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(listed)))) {
    const { pixels } = await decodeImage(readFileSync(new URL(name, VECTORS)));
    detail[name] = hammingDistance(pdq(pixels).hash, pdqFromHex(hex) ?? new Uint8Array(32));
  }
  const worst = Math.max(...Object.values(detail));
  tell({
    name: `PDQ vectors (${Object.keys(detail).length}), worst distance`,
    value: worst,
    bar,
    pass: worst <= 10,
    detail,
  });
}

async function copies(photos: readonly Pixels[], edits?: readonly string[]): Promise<void> {
  const works = await originals(FULL ? 200 : 20, photos);
  for await (const { edit, bar, found, byFingerprint, bySoftPrint, of, missed } of recallOfCopies(works, edits)) {
    const value = found / of;
    const soft = missed.filter(({ quality }) => quality < PDQ_RELIABLE_QUALITY).length;
    tell({
      name: `recall, ${edit} (${of} originals)`,
      value,
      bar: `≥ ${bar}`,
      pass: of < 200 ? null : value >= bar,
      list: missed.map(({ original, quality }) => `missed: original ${original}, quality of the copy ${quality}`),
      detail: { found, byFingerprint, bySoftPrint, of, toldAsInconclusive: soft, toldAsPassed: missed.length - soft },
    });
  }
}

async function marks(photos: readonly Pixels[]): Promise<void> {
  const count = FULL ? 200 : 16;
  const grounds: Pixels[] = [];
  for (const photo of photos) grounds.push(await resize(photo, 1080, 1080));
  const half = Array.from({ length: Math.max(5, photos.length) }, (_, at) => scene(60_000 + at, 1080, 1080));
  const mixed = half.flatMap((drawn, at) => [drawn, ...(grounds[at] ? [grounds[at]] : [])]);
  const { of, found, foundWider, missed, mistaken, pairs } = await recallOfMarks(count, mixed);
  tell({
    name: `recall, marks at 12 % of the width, within ${SHAPE_MATCH_DISTANCE} bits (${of} marks)`,
    value: found / of,
    bar: '≥ 0.95',
    pass: of < 200 ? null : found / of >= 0.95,
    list: missed.map((title) => `missed: ${title}`),
  });
  tell({ name: `the same within ${WIDER} bits`, value: foundWider / of, bar: 'reported', pass: null });
  tell({
    name: `false matches of shapes within ${SHAPE_MATCH_DISTANCE} bits`,
    value: `${mistaken.length} in ${pairs} pairs`,
    bar: 'reported',
    pass: null,
    list: mistaken,
  });
}

async function falseMatches(photos: readonly Pixels[]): Promise<void> {
  const hashes = strangers(FULL ? 4_600 : 1_000);
  const whole = falsePairs(hashes);
  const enough = whole.pairs >= 1e7;
  tell({
    name: 'false matches, whole pictures',
    value: `${whole.matched} in ${whole.pairs} pairs (nearest ${whole.nearest} bits)`,
    bar: 'over ≥ 10,000,000 pairs',
    pass: enough ? whole.matched === 0 : null,
  });
  const size = FULL ? 1_000_000 : 100_000;
  const index = await largeIndex(size, hashes);
  const creatives = Array.from({ length: FULL ? 1_000 : 100 }, (_, seed) => scene(400_000 + seed, 256, 256));
  const found = falseCreatives(index, creatives);
  tell({
    name: `creatives falsely matched against ${size} works, all variants`,
    value: `${found.matched} of ${found.creatives}`,
    bar: '≤ 1 in 1,000 at 1,000,000',
    pass: FULL ? found.matched <= 1 : null,
    detail: found,
  });
  const soft = await falseSoft(FULL ? 3_200 : 300, photos);
  tell({
    name: `false matches of soft pictures, all variants (${soft.works} × ${soft.queries})`,
    value: `${soft.matched} in ${soft.pairs} pairs (nearest cosine ${soft.nearest.toFixed(3)})`,
    bar: 'over ≥ 10,000,000 pairs',
    pass: soft.pairs >= 1e7 ? soft.matched === 0 : null,
    list: soft.list,
  });
  const works = await originals(FULL ? 120 : 20, photos);
  const pictures = Array.from({ length: FULL ? 60 : 8 }, (_, seed) => scene(300_000 + seed, 1024, 1024));
  const keypoints = await falseKeypoints(works, pictures);
  tell({
    name: 'false matches by keypoints',
    value: `${keypoints.matched} in ${keypoints.pairs} pairs`,
    bar: 'reported',
    pass: null,
  });
}

async function cost(): Promise<void> {
  for (const works of FULL ? [10_000, 100_000, 1_000_000, 10_000_000] : [10_000, 100_000]) {
    const measured = await costOf(works);
    const bar = works === 1_000_000 ? 'p95 < 20 ms, recall 1' : 'recall 1';
    const pass = measured.recall === 1 && (works !== 1_000_000 || measured.p95 < 20);
    const { p50, p95, scan, megabytes, buildSeconds, recall } = measured;
    const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
    const value = `p50 ${ms(p50)}, p95 ${ms(p95)} for 56 variants; scan ${ms(scan)}; ${megabytes} MB; built in ${buildSeconds.toFixed(1)} s; recall ${recall}`;
    tell({ name: `index of ${works} works`, value, bar, pass, detail: measured });
  }
}

/** @returns 0 when no bar was missed, 1 otherwise. */
export async function main(argv: readonly string[]): Promise<number> {
  const listed = (option: string) =>
    argv
      .find((argument) => argument.startsWith(option))
      ?.slice(option.length)
      .split(',');
  const only = listed('--only=');
  const wanted = (part: string) => !only || only.includes(part);
  if (!FULL)
    process.stderr.write('Reduced: a tenth of the pictures and indexes to 100,000; FULL=1 measures the bars.\n');
  const photos = await photographs();
  if (photos.length === 0) process.stderr.write('../shared/data is not here: drawn pictures only.\n');
  if (wanted('vectors')) await vectors();
  if (wanted('cost')) await cost();
  if (wanted('false')) await falseMatches(photos);
  if (wanted('copies')) await copies(photos, listed('--edits='));
  if (wanted('marks')) await marks(photos);
  return tellBars(bars, argv.includes('--json'), { reduced: !FULL, photographs: photos.length });
}
