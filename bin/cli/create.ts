import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import { createPresetVersion } from '../../lib/brands/index';
import { ColophonError } from '../../lib/errors/index';
import { type GenerationView, getGeneration, invalidBrief, readBrief, storeInput } from '../../lib/generations/index';
import { type CreateOrder, readCreateOrder } from './create-options';
import { openCommandHome } from './home';
import { progressBar } from './progress-bar';
import { readInput, readJson } from './read-file';
import { reportRun } from './report-run';
import { fund, runHere } from './run-here';
import { saveAssets } from './save-assets';
import { prepareFolder } from './save-files';

/** `colophon create`: one brief through the whole pipeline, in this process. Answers the exit code. */
export async function create(argv: readonly string[]): Promise<number> {
  const order = await readCreateOrder(argv);
  const brand = await readJson(order.brandFile);
  const pictures = await picturesOf(order);
  // What can be refused without a database is refused before one is started.
  const { problems } = readBrief({ ...order.brief, ...standIns(pictures) });
  if (problems.length > 0) throw invalidBrief(problems);
  await prepareFolder(order.out);

  const home = await openCommandHome();
  try {
    const view = await runOrder(home.actor, order, brand, pictures);
    const saved = await saveAssets(home.actor, view, resolve(order.out));
    return reportRun(view, saved, order.json);
  } finally {
    await home.close();
  }
}

interface Picture {
  field: 'product' | 'initial' | 'mask';
  file: string;
  bytes: Uint8Array;
}

/** The files an order names, by the brief's field that they will be. */
async function picturesOf({ productFile, initialFile, maskFile }: CreateOrder): Promise<Picture[]> {
  const named = [
    ['product', productFile],
    ['initial', initialFile],
    ['mask', maskFile],
  ] as const;
  const found: Picture[] = [];
  for (const [field, file] of named) if (file !== undefined) found.push({ field, file, bytes: await readInput(file) });
  return found;
}

/** What the brief will say of pictures that are not stored yet, so that it can be checked as a whole. */
function standIns(pictures: readonly Picture[]): Record<string, unknown> {
  const reference = { sha256: '0'.repeat(64), mediaType: 'image/png' };
  return Object.fromEntries(pictures.map(({ field }) => [field, reference]));
}

async function runOrder(
  actor: Actor,
  order: CreateOrder,
  brand: unknown,
  pictures: readonly Picture[],
): Promise<GenerationView> {
  const beside = (name: string) =>
    readFile(join(dirname(order.brandFile), name)).catch((error: unknown) => {
      throw new ColophonError('file_not_found', { path: join(dirname(order.brandFile), name) }, { cause: error });
    });
  const { presetId } = await createPresetVersion(actor, brand, beside);
  const brief: Record<string, unknown> = { ...order.brief };
  for (const { field, file, bytes } of pictures) {
    const { sha256, mediaType } = await storeInput(actor, bytes, file);
    brief[field] = { sha256, mediaType };
  }
  const asked = readBrief(brief).brief;
  const items = (asked?.count ?? 1) * (asked?.placements.length ?? 1);
  await fund(actor, asked?.draft ? 0 : items);
  const bar = progressBar();
  try {
    const id = await runHere(actor, { brief, preset: presetId }, bar);
    return await getGeneration(actor, id);
  } finally {
    bar.clear();
  }
}
