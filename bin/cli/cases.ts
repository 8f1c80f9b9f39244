import { resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { getGeneration } from '../../lib/generations/index';
import { decideCase, listCases } from '../../lib/reviews/index';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { progressBar } from './progress-bar';
import { reportRun } from './report-run';
import { resumeHere } from './run-here';
import { saveAssets } from './save-assets';
import { prepareFolder } from './save-files';
import { note, sayJson, sayLine } from './say';

const OPTIONS = {
  json: { type: 'boolean' },
  approve: { type: 'boolean' },
  reject: { type: 'boolean' },
  reason: { type: 'string' },
  out: { type: 'string' },
} as const;

/** `colophon cases list|decide`: held items of the command line's own organisation. */
export async function cases(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [verb, id, ...rest] = positionals;
  if (rest.length > 0 || (verb !== 'list' && verb !== 'decide') || (verb === 'decide') !== (id !== undefined))
    throw new ColophonError('invalid_argument', {
      argument: 'cases',
      problem: 'use "cases list" or "cases decide ID".',
    });
  const decision = values.approve ? 'approve' : 'reject';
  if (verb === 'decide' && values.approve === values.reject)
    throw new ColophonError('invalid_argument', {
      argument: 'cases decide',
      problem: 'say either --approve or --reject.',
    });
  const home = await openCommandHome();
  try {
    if (id === undefined) return await list(home.actor, values.json ?? false);
    return await decide(home.actor, id, decision, values);
  } finally {
    await home.close();
  }
}

/** What is approved is signed and delivered here and now: the command line needs no worker for its own work. */
async function decide(
  actor: Actor,
  id: string,
  decision: 'approve' | 'reject',
  values: { reason?: string | undefined; out?: string | undefined; json?: boolean | undefined },
): Promise<number> {
  const found = (await listCases(actor)).find((entry) => entry.id === id);
  if (!found) throw new ColophonError('not_found', { thing: 'case' });
  const out = resolve(values.out ?? 'out');
  if (decision === 'approve') await prepareFolder(out);
  await decideCase(actor, id, { decision, reason: values.reason ?? '' });
  if (decision === 'reject') {
    if (values.json) sayJson({ case: id, decision });
    else note(`${id} was rejected; its credit was released.`);
    return 0;
  }
  const bar = progressBar();
  await resumeHere(actor, found.generationId, bar).finally(() => bar.clear());
  const view = await getGeneration(actor, found.generationId);
  return reportRun(view, await saveAssets(actor, view, out), values.json ?? false);
}

async function list(actor: Actor, json: boolean): Promise<number> {
  const found = await listCases(actor);
  if (json) sayJson({ cases: found });
  else if (found.length === 0) note('Nothing waits for a person.');
  else
    for (const { id, status, placement, prompt, reasons } of found)
      sayLine(
        `${id}  ${status.padEnd(8)}  ${placement}  “${prompt.slice(0, 60)}”  ${reasons.map((reason) => reason.words).join(' ')}`,
      );
  return 0;
}
