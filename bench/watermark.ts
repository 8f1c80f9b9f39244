/**
 * The invisible mark, measured: what it costs, what it withstands, how often it is seen where there is none.
 *
 *   npx tsx bench/watermark.ts [--pictures 60] [--size 1080] [--seed 1] [--unmarked 1000] [--keys 10] [--json]
 *
 * Pictures: drawn ones (gradients, bokeh, waves, posters, split layouts in equal parts) and, where `../shared/data` is there,
 * photographs. Rates count *exact* payloads. Times are of one core's CPU.
 */
import { parseArgs } from 'node:util';
import type { Pixels } from '../lib/imaging/index';
import { markPicture } from '../lib/pipeline/provenance/mark';
import { decodePayload } from '../lib/pipeline/provenance/watermark/code';
import {
  ALGORITHM,
  detect,
  detectIn,
  embed,
  type Spectrum,
  spectrumOf,
} from '../lib/pipeline/provenance/watermark/index';
import { layoutOf, softBits } from '../lib/pipeline/provenance/watermark/statistic';
import { ATTACKS } from './provenance/attacks';
import { drawnPictures, type Picture, photographs, seeded } from './provenance/pictures';
import { ssim } from './provenance/similarity-index';

const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '60' },
    size: { type: 'string', default: '1080' },
    seed: { type: 'string', default: '1' },
    unmarked: { type: 'string', default: '1000' },
    keys: { type: 'string', default: '10' },
    attack: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
});

const key = { id: 'bench', secret: new Uint8Array(32).fill(7) };
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

function idFor(at: number): string {
  const random = seeded(at + 1);
  return Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
}

function cpu<T>(run: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

/** The payload as decoded, whatever the threshold says of it. */
function payloadOf(spectrum: Spectrum): string {
  const soft = softBits(spectrum.coefficients, layoutOf(spectrum.width, spectrum.height, key));
  return Buffer.from(decodePayload(soft).payload).toString('hex');
}

interface Row {
  exact: number;
  of: number;
}

async function robustness(pictures: readonly Picture[], attacks: readonly string[]) {
  const rows: Record<string, Record<string, Row>> = {};
  let refused = 0;
  const quality: Record<string, { psnr: number[]; ssim: number[]; strength: number[]; attempts: number }> = {};
  for (const [at, picture] of pictures.entries()) {
    const id = idFor(at);
    const marked = await markPicture(picture.pixels, id, key);
    quality[picture.kind] ??= { psnr: [], ssim: [], strength: [], attempts: 0 };
    const facts = quality[picture.kind];
    if (marked && facts) {
      facts.psnr.push(marked.psnr);
      facts.ssim.push(ssim(picture.pixels, marked.pixels));
      facts.strength.push(marked.strength);
    }
    for (const name of attacks) {
      const attacked = marked ? await ATTACKS[name]?.(marked.pixels) : undefined;
      const spectrum = attacked && spectrumOf(attacked);
      const exact = spectrum !== undefined && detectIn(spectrum, key).watermarkId === id;
      if (spectrum && !exact && payloadOf(spectrum) === id) refused += 1;
      rows[name] ??= {};
      const { exact: before, of } = rows[name][picture.kind] ?? { exact: 0, of: 0 };
      rows[name][picture.kind] = { exact: before + (exact ? 1 : 0), of: of + 1 };
    }
  }
  const fidelity = Object.fromEntries(
    Object.entries(quality).map(([kind, { psnr, ssim: similar, strength }]) => [
      kind,
      {
        psnr: round(mean(psnr)),
        leastPsnr: round(Math.min(...psnr)),
        ssim: round(mean(similar), 4),
        leastSsim: round(Math.min(...similar), 4),
        strength: round(mean(strength)),
      },
    ]),
  );
  return { rows, fidelity, refused };
}

/** Detections in pictures without a mark: every picture under every key. */
function unmarked(pictures: Iterable<Pixels>, keyCount: number) {
  const keys = Array.from({ length: keyCount }, (_, at) => ({
    id: `${at}`,
    secret: new Uint8Array(32).fill(at + 100),
  }));
  const agreements: number[] = [];
  let intact = 0;
  let detected = 0;
  for (const pixels of pictures) {
    const spectrum = spectrumOf(pixels);
    for (const other of keys) {
      const soft = softBits(spectrum.coefficients, layoutOf(pixels.width, pixels.height, other));
      if (decodePayload(soft).intact) intact += 1;
      const found = detectIn(spectrum, other);
      agreements.push(found.llr);
      if (found.detected) detected += 1;
    }
  }
  agreements.sort((a, b) => a - b);
  const at = (share: number) =>
    round(agreements[Math.min(agreements.length - 1, Math.floor(share * agreements.length))] ?? 0);
  const deviation = Math.sqrt(mean(agreements.map((value) => (value - mean(agreements)) ** 2)));
  return {
    detections: agreements.length,
    intact,
    detected,
    agreement: {
      mean: round(mean(agreements)),
      deviation: round(deviation),
      p99: at(0.99),
      p999: at(0.999),
      most: at(1),
    },
  };
}

function* smallPictures(count: number, seed: number): Generator<Pixels> {
  for (let at = 0; at < count; at += 5)
    for (const { pixels } of drawnPictures(Math.min(5, count - at), 320, 320, seed + 5000 + at)) yield pixels;
}

function times() {
  const picture = drawnPictures(2, 1024, 1024)[1]?.pixels;
  if (!picture) throw new Error('nothing was drawn');
  const payload = Buffer.from(idFor(0), 'hex');
  for (let warm = 0; warm < 3; warm++) detect(embed(picture, payload, key).pixels, key);
  const embeds: number[] = [];
  const detects: number[] = [];
  for (let run = 0; run < 7; run++) {
    const [{ pixels }, embedding] = cpu(() => embed(picture, payload, key));
    embeds.push(embedding);
    detects.push(cpu(() => detect(pixels, key))[1]);
  }
  const median = (list: number[]) => round(list.sort((a, b) => a - b)[list.length >> 1] ?? 0, 1);
  return { size: '1024 × 1024', embedMs: median(embeds), detectMs: median(detects) };
}

const count = Number(values.pictures);
const size = Number(values.size);
const seed = Number(values.seed);
const attacks = values.attack ?? Object.keys(ATTACKS);
const large = [...drawnPictures(count, size, size, seed), ...(await photographs())];
const result = {
  algorithm: ALGORITHM,
  pictures: { drawn: count, size, photographs: large.length - count },
  ...(await robustness(large, attacks)),
  leaderboard: await robustness(drawnPictures(Math.min(20, count), 728, 90, seed), [
    'none',
    'jpeg 92',
    'jpeg 60',
    'resize 0.5',
  ]),
  unmarked: unmarked(smallPictures(Number(values.unmarked), seed), Number(values.keys)),
  times: times(),
};

if (values.json) console.log(JSON.stringify(result, null, 2));
else {
  const kinds = Object.keys(result.fidelity);
  console.log(`${ALGORITHM}, ${count} drawn pictures of ${size}², ${result.pictures.photographs} photographs\n`);
  console.log(['attack'.padEnd(28), ...kinds.map((kind) => kind.padStart(11)), 'all'.padStart(7)].join(' '));
  for (const [name, row] of Object.entries(result.rows)) {
    const cells = kinds.map((kind) => `${row[kind]?.exact ?? 0}/${row[kind]?.of ?? 0}`.padStart(11));
    const exact = Object.values(row).reduce((sum, cell) => sum + cell.exact, 0);
    const of = Object.values(row).reduce((sum, cell) => sum + cell.of, 0);
    console.log([name.padEnd(28), ...cells, (exact / of).toFixed(3).padStart(7)].join(' '));
  }
  console.log(`\ndecoded exactly but refused by the threshold: ${result.refused}`);
  console.log('\nfidelity', result.fidelity);
  console.log('728 × 90', JSON.stringify(result.leaderboard));
  console.log('without a mark', result.unmarked);
  console.log('times', result.times);
}
