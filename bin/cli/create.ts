import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import { balanceOf, grant } from '../../lib/billing/index';
import { createPresetVersion } from '../../lib/brands/index';
import { forOrganisation } from '../../lib/db/index';
import { ColophonError } from '../../lib/errors/index';
import { type GenerationView, getGeneration, invalidBrief, readBrief, storeInput } from '../../lib/generations/index';
import { type CreateOrder, readCreateOrder } from './create-options';
import { openCommandHome } from './home';
import { progressBar } from './progress-bar';
import { readInput, readJson } from './read-file';
import { runHere } from './run-here';
import { type SavedAsset, saveAssets } from './save-assets';
import { prepareFolder } from './save-files';
import { note, sayJson, sayLine } from './say';

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
    return report(view, saved, order.json);
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
  await fund(actor, readBrief(brief).brief);
  const bar = progressBar();
  try {
    const id = await runHere(actor, { brief, preset: presetId }, bar);
    return await getGeneration(actor, id);
  } finally {
    bar.clear();
  }
}

/** Nobody bills the owner of the machine, but every item is paid for all the same: one ledger, one rule. */
async function fund({ organisationId }: Actor, brief: ReturnType<typeof readBrief>['brief']): Promise<void> {
  const needed = BigInt((brief?.count ?? 1) * (brief?.placements.length ?? 1));
  await forOrganisation(organisationId, async (tx) => {
    const { available } = await balanceOf(tx, organisationId);
    if (available < needed) await grant(tx, organisationId, needed - available);
  });
}

function report(view: GenerationView, saved: readonly SavedAsset[], json: boolean): number {
  const left = view.items.filter((item) => !item.delivered);
  const why = [...new Set(left.flatMap((item) => item.reasons.map((reason) => reason.words)))].join('; ');
  const error = outcome(view, left, why);
  if (error) note(`colophon: ${error.message}`);
  if (!json) for (const { file } of saved) sayLine(file);
  else
    sayJson({
      generation: view.id,
      status: view.status,
      assets: saved,
      withheld: left.map(({ index, placement, verdict, reasons }) => ({ index, placement, verdict, reasons })),
      ...(error ? { error } : {}),
    });
  return error?.exit ?? 0;
}

/** Blocked outweighs held, held outweighs delivered: the exit code must not hide what did not come. */
function outcome(view: GenerationView, left: GenerationView['items'], why: string) {
  if (view.status === 'failed')
    return { code: view.error?.code ?? 'internal', message: view.error?.message ?? 'The generation failed.', exit: 1 };
  if (view.status === 'cancelled') return described(new ColophonError('cancelled'));
  if (left.some((item) => item.verdict === 'block'))
    return described(new ColophonError('blocked', { reasons: trimmed(why) }));
  if (left.length > 0) return described(new ColophonError('held_for_review', { reasons: trimmed(why) }));
  return null;
}

function described({ code, message, facts }: ColophonError) {
  return { code, message, exit: facts.exit as number };
}

/** The words of a finding are sentences; inside another sentence their last full stop is one too many. */
function trimmed(why: string): string {
  return why.replace(/\.$/, '') || 'no reason was recorded';
}
