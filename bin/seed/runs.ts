import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../lib/accounts/index';
import { instanceTables } from '../../lib/db/index';
import { env } from '../../lib/env/index';
import { ColophonError } from '../../lib/errors/index';
import {
  type GenerationView,
  readAsset,
  requestGeneration,
  storeInput,
  watchGeneration,
} from '../../lib/generations/index';
import { decodeImage, encodeJpeg } from '../../lib/imaging/index';

/** What the first page links; ids only. */
interface Demo {
  organisationId: string;
  delivered: { generationId: string; assetIds: string[] } | null;
  blocked: { generationId: string } | null;
  /** A delivered file whose credentials were stripped by re-encoding, as a platform would. */
  stripped: { assetId: string; path: string } | null;
}

const LONGEST_RUN_MS = 240_000;
/** What social networks commonly re-encode with. */
const PLATFORM_QUALITY = 82;

export async function demoRuns(actor: Actor): Promise<void> {
  const delivered = await run(actor, 'tallhamn', 'tallhamn-slow-mornings', 'coffee-tin');
  const blocked = await run(actor, 'tallhamn', 'blocked-claim');
  const assetIds = delivered?.items.filter((item) => item.delivered).map((item) => item.assetId) ?? [];
  const [first] = assetIds;
  const demo: Demo = {
    organisationId: actor.organisationId,
    delivered: delivered && { generationId: delivered.id, assetIds },
    blocked: blocked && { generationId: blocked.id },
    stripped: first === undefined ? null : { assetId: first, path: await strip(actor, first) },
  };
  const value = JSON.parse(JSON.stringify(demo));
  await instanceTables().instanceSetting.upsert({
    where: { key: 'demo' },
    create: { key: 'demo', value },
    update: { value },
  });
}

/** One example brief through the queue; the key makes it one generation however often the seed runs. */
async function run(actor: Actor, preset: string, name: string, product?: string): Promise<GenerationView | null> {
  const written: object = JSON.parse(await readFile(example(`briefs/${name}.json`), 'utf8'));
  try {
    const brief = product ? { ...written, product: await productPhoto(actor, product) } : written;
    const { id } = await requestGeneration(actor, { brief, preset, idempotencyKey: `demo ${name}` });
    let last: GenerationView | null = null;
    for await (const view of watchGeneration(actor, id, AbortSignal.timeout(LONGEST_RUN_MS))) last = view;
    return last;
  } catch (error) {
    // An example that cannot be made, say because the brief was edited since, must not keep the installation from starting.
    if (!(error instanceof ColophonError)) throw error;
    console.log(`The example ${name} was not made: ${error.message}`);
    return null;
  }
}

function example(path: string): string {
  return fileURLToPath(new URL(`../../examples/${path}`, import.meta.url));
}

async function productPhoto(actor: Actor, name: string): Promise<{ sha256: string; mediaType: string }> {
  const { sha256, mediaType } = await storeInput(actor, await readFile(example(`products/${name}.png`)), `${name}.png`);
  return { sha256, mediaType };
}

/** Decoded and encoded anew: no metadata, no credentials; only the watermark can say where it came from. */
async function strip(actor: Actor, assetId: string): Promise<string> {
  const path = join('demo', 'stripped.jpg');
  const target = join(env().DATA_DIR, path);
  const { bytes } = await readAsset(actor, assetId);
  const { pixels } = await decodeImage(bytes, { name: 'The example' });
  await mkdir(join(env().DATA_DIR, 'demo'), { recursive: true });
  await writeFile(`${target}.part`, await encodeJpeg(pixels, { quality: PLATFORM_QUALITY }));
  await rename(`${target}.part`, target);
  return path;
}
