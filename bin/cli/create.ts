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
  const product = order.productFile === undefined ? null : await readInput(order.productFile);
  // What can be refused without a database is refused before one is started.
  const { problems } = readBrief(order.brief);
  if (problems.length > 0) throw invalidBrief(problems);
  await prepareFolder(order.out);

  const home = await openCommandHome();
  try {
    const view = await runOrder(home.actor, order, brand, product);
    const saved = await saveAssets(home.actor, view, resolve(order.out));
    return reportRun(view, saved, order.json);
  } finally {
    await home.close();
  }
}

async function runOrder(
  actor: Actor,
  order: CreateOrder,
  brand: unknown,
  product: Uint8Array | null,
): Promise<GenerationView> {
  const beside = (name: string) =>
    readFile(join(dirname(order.brandFile), name)).catch((error: unknown) => {
      throw new ColophonError('file_not_found', { path: join(dirname(order.brandFile), name) }, { cause: error });
    });
  const { presetId } = await createPresetVersion(actor, brand, beside);
  const photo = product && (await storeInput(actor, product, order.productFile ?? 'The product photo'));
  const brief = photo ? { ...order.brief, product: { sha256: photo.sha256, mediaType: photo.mediaType } } : order.brief;
  const asked = readBrief(brief).brief;
  await fund(actor, (asked?.count ?? 1) * (asked?.placements.length ?? 1));
  const bar = progressBar();
  try {
    const id = await runHere(actor, { brief, preset: presetId }, bar);
    return await getGeneration(actor, id);
  } finally {
    bar.clear();
  }
}
