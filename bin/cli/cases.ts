import { ColophonError } from '../../lib/errors/index';
import { decideCase, listCases } from '../../lib/reviews/index';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { note, sayJson, sayLine } from './say';

const OPTIONS = {
  json: { type: 'boolean' },
  approve: { type: 'boolean' },
  reject: { type: 'boolean' },
  reason: { type: 'string' },
} as const;

/** `colophon cases list|decide`. A decision puts the generation back on the queue; a running worker finishes it. */
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
    await decideCase(home.actor, id, { decision, reason: values.reason ?? '' });
    if (values.json) sayJson({ case: id, decision });
    else
      note(
        decision === 'approve'
          ? `${id} was approved; a worker signs and delivers it.`
          : `${id} was rejected; its credit was released.`,
      );
    return 0;
  } finally {
    await home.close();
  }
}

async function list(actor: Parameters<typeof listCases>[0], json: boolean): Promise<number> {
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
