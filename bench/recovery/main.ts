/**
 * `colophon bench recovery [--pictures N] [--strangers N] [--seed N] [--attack NAME]… [--trials] [--folder DIR] [--minutes N] [--page FILE] [--json]`
 *
 * Pictures are marked and recorded as deliveries; then each is changed in every way of the list and held against all of them. Says of
 * how many the record was found with its mark confirmed: at the place keypoints give, and where that fails by the search over
 * geometries as well. Then copies that lost their metadata, the same pictures without a mark, marks moved onto other pictures, and
 * strangers, half of them deliveries in other colours. FULL=1 takes 100 of each; otherwise 8, and it says so.
 *
 * Marks are laid in once, at the strengths most deliveries begin with; `--trials` marks as a delivery is, which takes ten times as long. With
 * --folder marked pictures and results are kept there, and the same command goes on where --minutes stopped it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sayJson, sayLine } from '../../bin/cli/say';
import { ColophonError } from '../../lib/errors/index';
import {
  decodeImage,
  encodeJpeg,
  encodePng,
  encodeWebp,
  type Pixels,
  resize,
  withoutAlpha,
} from '../../lib/imaging/index';
import { embed } from '../../lib/pipeline/provenance/index';
import { markPicture } from '../../lib/pipeline/provenance/mark';
import type { Records } from '../../lib/verify/index';
import { ATTACKS } from '../provenance/attacks';
import { journalIn, markCodeSha256 } from '../watermark/journal';
import { drawn, ownSet, type Source } from '../watermark/sets';
import { readTable, TABLE } from '../watermark/table';
import { type Delivered, deliveredAs, markOf, recordsOf } from './deliveries';
import { key, type Looked, lookUp } from './look-up';
import { pageOf, type Report, type Row } from './page';

const MOVED = [
  'crop 0.71',
  'crop 0.71, corner',
  'turned 2°',
  'turned 10°',
  'screenshot in a frame (0.77, jpeg 70)',
  'crop 0.8, jpeg 70',
] as const;
const LONGEST = 720;

/** SHA-256 of what finds a delivery in a part of it: results of two versions are never added up. */
function searchSha256(): string {
  const keypoints = readdirSync('lib/imaging/keypoints').map((name) => `lib/imaging/keypoints/${name}`);
  const verify = ['delivery-index', 'register-picture', 'search-records'].map((name) => `lib/verify/${name}.ts`);
  const hash = createHash('sha256');
  for (const file of [...keypoints.sort(), ...verify, 'lib/pipeline/provenance/read-registered.ts'])
    hash.update(readFileSync(file));
  return hash.digest('hex');
}

interface Kept {
  source: Source;
  at: number;
  pixels: Pixels;
}

/** What is drawn and marked once, from the folder if it lies there. */
async function markedPicture(
  source: Source,
  at: number,
  folder: string | null,
  trials: boolean,
): Promise<Pixels | null> {
  const file = folder && join(folder, `${at}.png`);
  if (file && existsSync(file)) return decoded(new Uint8Array(readFileSync(file)));
  const original = await source.pixels();
  // What does not read back at the usual strengths gets the trials that a delivery gets.
  const marked =
    (trials ? null : embeddedOnce(original, at, { lattice: 0.5, plain: 1 })) ??
    (await markPicture(original, markOf(at), key));
  if (marked && file) writeFileSync(file, await encodePng(marked.pixels));
  return marked && withoutAlpha(marked.pixels);
}

/** Null where the mark does not read back. */
function embeddedOnce(pixels: Pixels, at: number, strength: { lattice: number; plain: number }) {
  try {
    return embed(pixels, Buffer.from(markOf(at), 'hex'), key, strength);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'watermark_failed') return null;
    throw error;
  }
}

const decoded = async (bytes: Uint8Array) => withoutAlpha((await decodeImage(bytes)).pixels);

/** Without metadata, at another size, encoded again. */
async function copyOf(pixels: Pixels, at: number): Promise<Pixels> {
  const share = ([300, 420, 512, 750][at % 4] as number) / Math.max(pixels.width, pixels.height);
  const sized = await resize(pixels, Math.round(pixels.width * share), Math.round(pixels.height * share));
  return decoded(await (at % 2 ? encodeJpeg(sized, { quality: 70 }) : encodeWebp(sized, { quality: 80 })));
}

/** Every colour's opposite of the same brightness: the same layout and words, another design. */
function recoloured({ data: before, width, height }: Pixels): Pixels {
  const data = Uint8ClampedArray.from(before, (value, at) => {
    const [r = 0, g = 0, b = 0] = before.subarray(at - (at % 3));
    return 2 * (0.299 * r + 0.587 * g + 0.114 * b) - value;
  });
  return { data: new Uint8Array(data), width, height, channels: 3 };
}

const changed = async (attack: string, pixels: Pixels) => {
  const change = ATTACKS[attack];
  if (!change) throw new RangeError(`There is no attack “${attack}”; see bench/provenance/attacks.ts`);
  return withoutAlpha(await change(pixels));
};

export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      pictures: { type: 'string' },
      strangers: { type: 'string' },
      seed: { type: 'string', default: '401' },
      attack: { type: 'string', multiple: true },
      trials: { type: 'boolean', default: false },
      folder: { type: 'string' },
      minutes: { type: 'string' },
      page: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const full = process.env.FULL === '1';
  const count = Number(values.pictures ?? (full ? 100 : 8));
  const strangers = Number(values.strangers ?? (full ? 100 : 4));
  if (!full) process.stderr.write(`reduced: ${count} deliveries, ${strangers} strangers; FULL=1 takes 100 of each\n`);
  const seed = Number(values.seed);
  const attacks = values.attack ?? MOVED;
  const { name: set, pictures } = await ownSet(count, seed, LONGEST);
  const about = `${markCodeSha256()} seed ${seed}, longest ${LONGEST}, ${values.trials ? 'trials' : 'once'}`;
  const folder =
    values.folder === undefined ? null : join(values.folder, about.slice(0, 12) + about.slice(64).replace(/\W+/g, '-'));
  if (folder) mkdirSync(folder, { recursive: true });
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  const until = minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000;
  const kept: Kept[] = [];
  const deliveries: Delivered[] = [];
  for (const [at, source] of pictures.entries()) {
    if (Date.now() > until) {
      process.stderr.write(`out of time: ${at} of ${count} are marked; the same command goes on\n`);
      return 0;
    }
    const pixels = await markedPicture(source, at, folder, values.trials);
    if (!pixels) continue;
    kept.push({ source, at, pixels });
    deliveries.push(await deliveredAs(at, pixels, key.id));
  }
  const records = recordsOf(deliveries);
  const left = minutes === undefined ? undefined : (until - Date.now()) / 60_000;
  const journal = journalIn(
    folder === null ? undefined : join(folder, 'results.jsonl'),
    `${about}, ${count} deliveries, ${searchSha256()}`,
    left,
  );
  const rows = await measured(kept, records, attacks, strangers, seed, journal);
  if (journal.left > 0) process.stderr.write(`out of time: ${journal.left} left; the same command goes on\n`);
  const without = deliveries.filter(({ facts }) => (facts.keypoints?.count ?? 0) < 60).length;
  const marks = values.trials ? 'as a delivery is' : 'once (lattice .5, plain layer 1)';
  const [load = 0] = loadavg();
  const blind = existsSync(TABLE) ? readTable() : null;
  const report: Report = {
    set,
    full: count >= 100 && strangers >= 100,
    marks,
    without,
    deliveries: deliveries.length,
    rows,
    load,
    blind,
  };
  if (values.page !== undefined) writeFileSync(values.page, pageOf(report));
  const { blind: _, ...said } = report;
  if (values.json) sayJson({ bench: 'recovery', ...said });
  else sayLine(pageOf(report));
  return 0;
}

type Once = ReturnType<typeof journalIn>;

async function measured(
  kept: readonly Kept[],
  records: Records,
  attacks: readonly string[],
  strangers: number,
  seed: number,
  journal: Once,
): Promise<Row[]> {
  const rows = new Map<string, Row>();
  async function add(
    name: string,
    about: Row['about'],
    { source, at }: Pick<Kept, 'source' | 'at'>,
    own: string | null,
    make: () => Promise<Looked>,
  ) {
    const said = await journal.once(`${name} ${source.kind}-${at} ${own ?? ''}`, make);
    if (!said) return;
    const row = rows.get(name) ?? { name, about, seen: [] };
    row.seen.push({ ...said, kind: source.kind, picture: source.name, own: said.assetId === own });
    rows.set(name, row);
  }
  const { length } = kept;
  const unrelated = drawn(Math.ceil(strangers / 2), seed + 9_000);
  async function lookAtStranger(at: number) {
    const alike = at % 2 === 0;
    const source = (alike ? kept[(at / 2) % length]?.source : unrelated[(at - 1) / 2]) as Source;
    const name = alike ? 'strangers: the same layout and words, other colours' : 'strangers: unrelated';
    await add(name, 'stranger', { source, at }, null, async () => {
      const pixels = withoutAlpha(await source.pixels());
      const bytes = await encodeJpeg(alike ? recoloured(pixels) : pixels, { quality: 80 });
      return lookUp(await decoded(bytes), records, { search: 'always' });
    });
  }
  // Everything of one picture before the next, so that a run that was stopped has seen some of all.
  for (const [index, { source, at, pixels }] of kept.entries()) {
    const own = `ast_${at}`;
    for (const attack of attacks)
      await add(attack, 'moved', { source, at }, own, async () =>
        lookUp(await changed(attack, pixels), records, { search: 'if-lost' }),
      );
    await add('stripped, resized, encoded again', 'copy', { source, at }, own, async () =>
      lookUp(await copyOf(pixels, at), records, { search: 'if-lost' }),
    );
    if (index < strangers) await lookAtStranger(index);
    await add('crop 0.71 of the same picture without its mark', 'unmarked', { source, at }, own, async () =>
      lookUp(await changed('crop 0.71', await source.pixels()), records, { search: 'never' }),
    );
    if (index % 5 !== 0) continue;
    const other = kept[(index + 7) % length] as Kept;
    const forged = embeddedOnce(await other.source.pixels(), at, { lattice: 1.4, plain: 1.4 });
    if (!forged) continue;
    await add('its mark on another picture, cropped', 'moved mark', { source, at }, own, async () =>
      lookUp(await changed('crop 0.8, jpeg 70', forged.pixels), records, { search: 'always' }),
    );
  }
  for (let at = length; at < strangers; at++) await lookAtStranger(at);
  return [...rows.values()];
}
