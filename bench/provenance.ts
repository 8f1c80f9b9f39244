/**
 * Provenance, measured: what signing and reading back cost, how large the credentials are, and how far fingerprints move.
 *
 *   npx tsx bench/provenance.ts [--pictures 30] [--json]
 *
 * Fingerprint distances decide when a mark belongs to a picture (`SAME_PICTURE_DISTANCE` in lib/verify): the largest one
 * between a picture and itself after an attack the mark survives, against the smallest between different pictures.
 */
import { parseArgs } from 'node:util';
import { encodeJpeg, encodePng, encodeWebp, type Pixels } from '../lib/imaging/index';
import { hammingDistance, pdq } from '../lib/imaging/pdq';
import { type ManifestFacts, signFile } from '../lib/pipeline/provenance/c2pa/index';
import { localSigner } from '../lib/pipeline/provenance/c2pa/local-signer';
import { makeDevelopmentChain, readCredentials } from '../lib/pipeline/provenance/index';
import { detect, embed } from '../lib/pipeline/provenance/watermark/index';
import { ATTACKS } from './provenance/attacks';
import { drawnPictures, photographs } from './provenance/pictures';

const { values } = parseArgs({
  options: { pictures: { type: 'string', default: '30' }, json: { type: 'boolean', default: false } },
});
const count = Number(values.pictures);
const key = { id: 'bench', secret: new Uint8Array(32).fill(7) };
const payload = Buffer.from('0123456789abcdef', 'hex');

const facts: Omit<ManifestFacts, 'mediaType'> = {
  title: 'Instagram post 1',
  createdAt: new Date(),
  producedBy: 'Bench',
  sourceType: 'compositeWithTrainedAlgorithmicMedia',
  declared: false,
  begun: null,
  engine: { name: 'house', version: '1', identifier: `sha256:${'0'.repeat(64)}` },
  edits: ['cropped', 'resized', 'scrim', 'type', 'logo', 'label'],
  oversight: 'prompt_guided',
  watermarkId: '0123456789abcdef',
  trainingMining: 'notAllowed',
  report: { sha256: '0'.repeat(64), generationId: 'gen_1', assetId: 'ast_1' },
  ingredients: [],
};

async function signing(pixels: Pixels) {
  const chain = await makeDevelopmentChain();
  const signer = localSigner({ keyPem: chain.keyPem, chainPem: chain.chainPem });
  const files = {
    'image/jpeg': await encodeJpeg(pixels, { quality: 92 }),
    'image/png': await encodePng(pixels),
    'image/webp': await encodeWebp(pixels, { quality: 92 }),
  };
  const rows: Record<string, { signMs: number; readMs: number; addedBytes: number }> = {};
  for (const [mediaType, bytes] of Object.entries(files)) {
    const signMs: number[] = [];
    const readMs: number[] = [];
    let added = 0;
    for (let run = 0; run < 9; run++) {
      const begin = process.cpuUsage();
      const { bytes: signed } = await signFile(bytes, { ...facts, mediaType }, signer);
      const between = process.cpuUsage();
      await readCredentials(signed, mediaType, chain.rootPem);
      const end = process.cpuUsage();
      signMs.push((between.user - begin.user + between.system - begin.system) / 1000);
      readMs.push((end.user - between.user + end.system - between.system) / 1000);
      added = signed.length - bytes.length;
    }
    const median = (list: number[]) => Number((list.sort((a, b) => a - b)[list.length >> 1] ?? 0).toFixed(1));
    rows[mediaType] = { signMs: median(signMs), readMs: median(readMs), addedBytes: added };
  }
  return rows;
}

const pictures = [
  ...drawnPictures(count, 720, 720, 5),
  ...(await photographs(720)).filter(({ name }) => !/bridge-[2-8]|blur|shrink|sharpen|high/.test(name)),
];
const prints = pictures.map(({ pixels }) => pdq(pixels));
const kept: { attack: string; distance: number; quality: number; name: string }[] = [];
for (const picture of pictures) {
  const marked = embed(picture.pixels, payload, key).pixels;
  const original = pdq(marked);
  for (const [attack, run] of Object.entries(ATTACKS)) {
    const attacked = await run(marked);
    if (!detect(attacked, key).detected) continue;
    // The quality that a verifier sees: of the picture in its hands, not of the one on record.
    const now = pdq(attacked);
    kept.push({ attack, distance: hammingDistance(original.hash, now.hash), quality: now.quality, name: picture.name });
  }
}
const between: { distance: number; quality: number }[] = [];
for (const [i, left] of prints.entries())
  for (const right of prints.slice(i + 1))
    between.push({ distance: hammingDistance(left.hash, right.hash), quality: Math.min(left.quality, right.quality) });

const RELIABLE = 50;
const at = (list: number[], share: number) => list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? null;

/** Farthest of the same and nearest of the different, apart by whether there was enough to fingerprint. */
function split(reliable: boolean) {
  const fits = ({ quality }: { quality: number }) => quality >= RELIABLE === reliable;
  const same = kept.filter(fits).sort((a, b) => b.distance - a.distance);
  const distances = same.map(({ distance }) => distance).reverse();
  const different = between
    .filter(fits)
    .map(({ distance }) => distance)
    .sort((a, b) => a - b);
  return {
    same: {
      compared: same.length,
      median: at(distances, 0.5),
      p95: at(distances, 0.95),
      p99: at(distances, 0.99),
      farthest: same.slice(0, 5),
    },
    different: {
      compared: different.length,
      nearest: different.slice(0, 5),
      p5: at(different, 0.05),
      median: at(different, 0.5),
    },
  };
}

const result = {
  pictures: pictures.length,
  signing: await signing(pictures[0]?.pixels ?? { data: new Uint8Array(3), width: 1, height: 1, channels: 3 }),
  fingerprints: { reliable: split(true), soft: split(false) },
};
console.log(values.json ? JSON.stringify(result, null, 2) : result);
