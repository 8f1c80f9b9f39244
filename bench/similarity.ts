/**
 * Similarity, measured: the public PDQ vectors, search times of the index against a scan, and how copies and strangers fare
 * against the marks of a first start. `npx tsx bench/similarity.ts [--json] [--large]`
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { composite, crop, decodeImage, encodeJpeg, type Pixels, resize } from '../lib/imaging/index';
import { hammingDistance, pdq, pdqFromHex } from '../lib/imaging/pdq';
import { regionHashes } from '../lib/imaging/pdq-regions';
import { brandMarks } from '../lib/rights/brand-marks/import-brand-marks';
import { knownHashes } from '../lib/rights/brand-marks/known-hashes';
import { FingerprintIndex } from '../lib/rights/fingerprint-index';
import { paint, random, scene } from '../tests/unit/safeguards/pictures';

const VECTORS = new URL('../../shared/data/pdq/', import.meta.url);
const next = random(1);
const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

async function vectors(): Promise<Record<string, number> | null> {
  if (!existsSync(VECTORS)) return null;
  const expected = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(new URL('expected-hashes.json', VECTORS), 'utf8')));
  const distances: Record<string, number> = {};
  for (const [name, hex] of Object.entries(expected)) {
    const { pixels } = await decodeImage(readFileSync(new URL(name, VECTORS)));
    distances[name] = hammingDistance(pdq(pixels).hash, pdqFromHex(hex) ?? new Uint8Array(32));
  }
  return distances;
}

function randomHash(): Uint8Array {
  return Uint8Array.from({ length: 32 }, () => Math.floor(next() * 256));
}

function turned(from: Uint8Array, bits: number): Uint8Array {
  const out = Uint8Array.from(from);
  for (const place of [...Array(256).keys()].sort(() => next() - 0.5).slice(0, bits))
    out[place >> 3] = (out[place >> 3] ?? 0) ^ (1 << (place & 7));
  return out;
}

/** Random hashes are the fair case; `clustered` ones share bits, as the hashes of similar pictures do. */
function search(size: number, clustered: boolean) {
  const seeds = Array.from({ length: 200 }, randomHash);
  const hashes = Array.from({ length: size }, (_, at) =>
    clustered && at % 2 === 0 ? turned(seeds[at % 200] ?? randomHash(), 60) : randomHash(),
  );
  const index = new FingerprintIndex();
  for (const [ref, hash] of hashes.entries()) index.add(hash, ref);
  const building = performance.now();
  index.search(randomHash(), 31);
  const buildMs = performance.now() - building;
  const queries = Array.from({ length: 300 }, (_, at) => turned(hashes[(at * 7919) % size] ?? randomHash(), at % 34));
  const times: number[] = [];
  const scans: number[] = [];
  let [found, wanted] = [0, 0];
  for (const [at, query] of queries.entries()) {
    const start = performance.now();
    const near = index.search(query, 31);
    times.push(performance.now() - start);
    if (at >= 40) continue;
    const scanning = performance.now();
    const all = hashes.filter((hash) => hammingDistance(hash, query) <= 31).length;
    scans.push(performance.now() - scanning);
    found += near.length;
    wanted += all;
  }
  return {
    works: size,
    clustered,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    scanP50: percentile(scans, 0.5),
    recall: wanted === 0 ? 1 : found / wanted,
    megabytes: Math.round(index.bytes / 1e6),
    buildMs: Math.round(buildMs),
  };
}

/** What people do to a picture before they post it. */
const EDITS: Readonly<Record<string, (pixels: Pixels) => Promise<Pixels> | Pixels>> = {
  'JPEG 40': async (pixels) => (await decodeImage(await encodeJpeg(pixels, { quality: 40 }))).pixels,
  'half size': (pixels) => resize(pixels, pixels.width >> 1, pixels.height >> 1),
  brighter: (pixels) => each(pixels, (value) => value * 0.75 + 60),
  'more contrast': (pixels) => each(pixels, (value) => (value - 128) * 1.4 + 128),
  'warm tint': (pixels) => each(pixels, (value, channel) => value * ([1.15, 1, 0.8][channel % 3] ?? 1)),
  'cut by 10 %': (pixels) => crop(pixels, inner(pixels, 0.05, 0.05, 0.9)),
  'cut by 10 % at a corner': (pixels) => crop(pixels, inner(pixels, 0, 0.1, 0.9)),
  'cut by 20 %': (pixels) => crop(pixels, inner(pixels, 0.1, 0.1, 0.8)),
  'cut askew': (pixels) => crop(pixels, inner(pixels, 0.03, 0.09, 0.87)),
  'pasted small into another picture': (pixels) => onto(pixels, 2.3, 0.37),
  'border of 10 %': (pixels) => onto(pixels, 1.2, 0.1),
  mirrored: (pixels) => paint(pixels.width, pixels.height, (x, y) => at(pixels, pixels.width - 1 - x, y)),
  'turned by 90°': (pixels) => paint(pixels.height, pixels.width, (x, y) => at(pixels, y, pixels.height - 1 - x)),
};
const at = ({ data, width, channels }: Pixels, x: number, y: number) => [
  ...data.subarray((y * width + x) * channels, (y * width + x) * channels + 3),
];
const inner = ({ width, height }: Pixels, x: number, y: number, share: number) => ({
  x: Math.floor(width * x),
  y: Math.floor(height * y),
  width: Math.floor(width * share),
  height: Math.floor(height * share),
});
const each = (pixels: Pixels, change: (value: number, channel: number) => number) =>
  paint(pixels.width, pixels.height, (x, y) => at(pixels, x, y).map(change));
function onto(pixels: Pixels, grow: number, shift: number): Pixels {
  const [width, height] = [Math.round(pixels.width * grow), Math.round(pixels.height * grow)];
  return composite(
    paint(width, height, () => [245, 240, 230]),
    pixels,
    Math.round(pixels.width * shift),
    Math.round(pixels.height * shift),
  );
}

async function copies(count: number, strangers: number) {
  const marks = await brandMarks();
  const known = knownHashes(marks.map((mark) => mark.slug));
  const index = new FingerprintIndex();
  for (const { hash } of known.values()) index.add(hash, -1);
  const works = Array.from({ length: count }, (_, seed) => scene(seed + 1, 320, 320));
  for (const [ref, work] of works.entries())
    for (const { hash } of regionHashes(work, 'work').hashes) index.add(hash, ref);
  const recall: Record<string, number> = {};
  const looks: number[] = [];
  for (const [name, edit] of Object.entries(EDITS)) {
    let found = 0;
    for (const [ref, work] of works.entries()) {
      const changed = await edit(work);
      const start = performance.now();
      const { hashes } = regionHashes(changed, 'query');
      if (hashes.some(({ hash }) => index.search(hash, 31).some((near) => near.ref === ref))) found += 1;
      looks.push(performance.now() - start);
    }
    recall[name] = found / count;
  }
  let falsely = 0;
  for (let seed = 0; seed < strangers; seed += 1) {
    const { hashes } = regionHashes(scene(100_000 + seed, 320, 320), 'query');
    if (hashes.some(({ hash }) => index.search(hash, 31).length > 0)) falsely += 1;
  }
  return { works: count, marks: known.size, recall, strangers, falsely, lookP95: percentile(looks, 0.95) };
}

const large = process.argv.includes('--large');
const result = {
  vectors: (await vectors()) ?? 'skipped: ../shared/data/pdq is not here',
  search: [
    search(10_000, false),
    search(100_000, false),
    search(100_000, true),
    ...(large ? [search(1_000_000, false), search(1_000_000, true)] : []),
  ],
  copies: await copies(60, 300),
};
console.log(JSON.stringify(result, null, 2));
