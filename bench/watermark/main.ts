/**
 * `colophon bench watermark [--images DIR] [--pictures N] [--seed N] [--unmarked N] [--attack NAME]… [--journal FILE] [--minutes N] [--part marked|unmarked] [--skip N] [--page FILE] [--json]`
 *
 * The whole list of attacks on every picture; unmarked pictures; times. Without --images it draws its own set. FULL=1 takes 120
 * pictures and 10,000 unmarked ones; otherwise 10 and 200, and it says so. With --journal what is measured is kept, and the same
 * command goes on where it was stopped; --minutes stops it, and --part measures one
 * half only and --skip leaves out the first pictures, so that several can run beside each other (their journals are put together by appending); the report then
 * counts what there is. Tuned on seeds 5, 9 and 21; the default seed is none of them.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sayJson, sayLine } from '../../bin/cli/say';
import { detect, embed } from '../../lib/pipeline/provenance/watermark/index';
import { ATTACKS } from '../provenance/attacks';
import { drawnPictures } from '../provenance/pictures';
import { journalIn, markCodeSha256, readerCodeSha256 } from './journal';
import { entriesOf, pageOf, type Report } from './report';
import { held, ownSet, picturesIn, type Source } from './sets';
import { idFor, key, survive } from './survive';
import { tableOf } from './table';
import { lookAtUnmarked } from './unmarked';

const SMALL_ATTACKS = ['none', 'jpeg 92', 'jpeg 60', 'resize 0.5'];

const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

function cpu<T>(run: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

/** CPU milliseconds of one core for 1024²: embed with its own decode, detect upright, and a full search that finds nothing. */
function times() {
  const [, picture] = drawnPictures(2, 1024, 1024, 3);
  if (!picture) throw new Error('nothing was drawn');
  const payload = Buffer.from(idFor(0), 'hex');
  for (let warm = 0; warm < 3; warm++) detect(embed(picture.pixels, payload, key).pixels, key);
  const [embeds, detects, searches]: number[][] = [[], [], []];
  for (let run = 0; run < 5; run++) {
    const [{ pixels }, embedding] = cpu(() => embed(picture.pixels, payload, key));
    embeds?.push(embedding);
    detects?.push(cpu(() => detect(pixels, key))[1]);
    if (run < 3) searches?.push(cpu(() => detect(picture.pixels, key, { search: 'full' }))[1]);
  }
  const [load = 0] = loadavg();
  return { embedMs: median(embeds ?? []), detectMs: median(detects ?? []), searchMs: median(searches ?? []), load };
}

export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      images: { type: 'string' },
      pictures: { type: 'string' },
      seed: { type: 'string', default: '401' },
      unmarked: { type: 'string' },
      attack: { type: 'string', multiple: true },
      journal: { type: 'string' },
      minutes: { type: 'string' },
      part: { type: 'string' },
      skip: { type: 'string', default: '0' },
      page: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const full = process.env.FULL === '1';
  const count = Number(values.pictures ?? (full ? 120 : 10));
  const unmarkedCount = Number(values.unmarked ?? (full ? 10_000 : 200));
  const seed = Number(values.seed);
  const longest = 720;
  const attacks = values.attack ?? Object.keys(ATTACKS);
  let set: { name: string; pictures: Source[] };
  let skipped: string[] = [];
  if (values.images === undefined) set = await ownSet(count, seed, longest);
  else {
    const read = await picturesIn(values.images);
    set = { name: `${read.pictures.length} pictures of ${values.images}`, pictures: read.pictures.map(held) };
    skipped = read.skipped;
  }
  process.stderr.write(`${set.name}\n`);
  if (!full)
    process.stderr.write(`reduced: ${count} pictures, ${unmarkedCount} unmarked; FULL=1 takes 120 and 10,000\n`);
  const about = `seed ${seed}, ${values.images ?? `own set, longest ${longest}`}`;
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  const journal = journalIn(values.journal, `${markCodeSha256()} ${about}`, minutes);
  const readings = journalIn(values.journal, `reader ${readerCodeSha256()} ${about}`, minutes);
  const begin = Date.now();
  const { part } = values;
  const measured = part === 'unmarked' ? [] : set.pictures;
  const skip = Number(values.skip);
  const survival = await survive(measured, attacks, { journal, skip }, (done) =>
    process.stderr.write(`${done}/${set.pictures.length} pictures, ${Math.round((Date.now() - begin) / 1000)} s\n`),
  );
  const banners = drawnPictures(Math.min(20, count), 728, 90, seed).map(held);
  const small = await survive(part === 'unmarked' ? [] : banners, SMALL_ATTACKS, { journal, skip: 0 });
  const searches = full ? 60 : 5;
  const wanted = part === 'marked' ? 0 : Math.max(0, unmarkedCount - searches);
  const looking = { keys: 1, wrong: full ? 1000 : 20, together: full ? 10 : 2, searches, seed };
  const looked = part === 'marked' ? [] : set.pictures.slice(0, searches);
  const unmarked = await lookAtUnmarked(looked, wanted, looking, readings);
  const left = journal.left + readings.left;
  if (left > 0) process.stderr.write(`out of time: ${left} measurements left for another run\n`);
  const report: Report = { set: set.name, skipped, full, survival, small, unmarked, times: times() };
  const entries = entriesOf(report);
  if (values.page !== undefined) {
    writeFileSync(values.page, pageOf(report));
    const table = `${JSON.stringify(tableOf(report, seed, longest), null, 1)}\n`;
    writeFileSync(values.page.replace(/\.md$/, '.json'), table);
  }
  if (values.json)
    sayJson({
      bench: 'watermark',
      set: set.name,
      skipped,
      full,
      entries,
      survival: survival.cells,
      small: small.cells,
      unmarked,
    });
  else sayLine(pageOf(report));
  return 0;
}
