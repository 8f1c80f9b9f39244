import { resolve } from 'node:path';
import type { Actor } from '../../../lib/accounts/index';
import { getGeneration } from '../../../lib/generations/index';
import { decideCase, getCase } from '../../../lib/reviews/index';
import { progressBar } from '../progress-bar';
import { reportRun } from '../report-run';
import { resumeHere } from '../run-here';
import { saveAssets } from '../save-assets';
import { prepareFolder } from '../save-files';
import { note, sayJson } from '../say';
import type { CaseOptions } from './case-options';

/** What is approved is signed and delivered here and now: the command line needs no worker for its own work. */
export async function decide(actor: Actor, id: string, values: CaseOptions): Promise<number> {
  const found = await getCase(actor, id);
  const decision = values.approve ? 'approve' : 'reject';
  const out = resolve(values.out ?? 'out');
  if (decision === 'approve') await prepareFolder(out);
  await decideCase(actor, id, { decision, reason: values.reason ?? '' });
  if (decision === 'reject') {
    const what = found.kind === 'appeal' ? 'The block was upheld' : `${id} was rejected`;
    if (values.json) sayJson({ case: id, kind: found.kind, decision });
    else note(`${what}; what was held was given back.`);
    return 0;
  }
  const bar = progressBar();
  await resumeHere(actor, found.generationId, bar).finally(() => bar.clear());
  const view = await getGeneration(actor, found.generationId);
  return reportRun(view, await saveAssets(actor, view, out), values.json ?? false);
}
