/**
 * Provenance, measured: what signing and reading back cost, how large the credentials are, and how far fingerprints move.
 *
 *   colophon bench provenance [--only signing,fingerprints] [--pictures 30] [--runs 9] [--json]
 *
 * Fingerprint distances decide when a mark belongs to a picture (`SAME_PICTURE_DISTANCE` in lib/verify): the largest one
 * between a picture and itself after an attack the mark survives, against the smallest between different pictures.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ColophonError } from '../../lib/errors/index';
import { hammingDistance, pdq } from '../../lib/imaging/pdq';
import { detect, embed } from '../../lib/pipeline/provenance/watermark/index';
import { ATTACKS } from './attacks';
import { drawnPicture, drawnPictures, photographs } from './pictures';
import { signingCosts } from './signing';

const PARTS = ['signing', 'fingerprints'] as const;

/** Prints one table a part, or JSON. @throws invalid_argument for an unknown part. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      pictures: { type: 'string', default: '30' },
      runs: { type: 'string', default: '9' },
      json: { type: 'boolean', default: false },
    },
  });
  const chosen = values.only?.split(',') ?? PARTS;
  const strange = chosen.find((part) => !PARTS.some((known) => known === part));
  if (strange !== undefined)
    throw new ColophonError('invalid_argument', { argument: '--only', problem: `use ${PARTS.join(' or ')}.` });
  const result = {
    load: loadavg()[0],
    ...(chosen.includes('signing')
      ? { signing: await signingCosts(drawnPicture('bokeh', 1024, 1024, 3), Number(values.runs)) }
      : {}),
    ...(chosen.includes('fingerprints') ? { fingerprints: await fingerprints(Number(values.pictures)) } : {}),
  };
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    if (result.signing) console.table(result.signing);
    if (result.fingerprints) console.log(result.fingerprints);
  }
  return 0;
}

const RELIABLE = 50;
const at = (list: number[], share: number) => list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? null;

async function fingerprints(count: number) {
  const key = { id: 'bench', secret: new Uint8Array(32).fill(7) };
  const payload = Buffer.from('0123456789abcdef', 'hex');
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
      kept.push({
        attack,
        distance: hammingDistance(original.hash, now.hash),
        quality: now.quality,
        name: picture.name,
      });
    }
  }
  const between: { distance: number; quality: number }[] = [];
  for (const [i, left] of prints.entries())
    for (const right of prints.slice(i + 1))
      between.push({
        distance: hammingDistance(left.hash, right.hash),
        quality: Math.min(left.quality, right.quality),
      });

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

  return { pictures: pictures.length, reliable: split(true), soft: split(false) };
}
