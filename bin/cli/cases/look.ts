import type { Actor } from '../../../lib/accounts/index';
import { ColophonError } from '../../../lib/errors/index';
import { type CaseView, claimCase, getCase, listCases } from '../../../lib/reviews/index';
import { wholeNumber } from '../options';
import { note, sayJson, sayLine } from '../say';
import type { CaseOptions } from './case-options';

/** Open cases in the order in which their time runs out; `--status decided` shows what was decided. */
export async function list(actor: Actor, _id: string, values: CaseOptions): Promise<number> {
  const { status = 'open', cursor } = values;
  if (status !== 'open' && status !== 'decided')
    throw new ColophonError('invalid_argument', { argument: '--status', problem: 'use open or decided.' });
  const { cases, next } = await listCases(actor, { status, cursor, limit: wholeNumber('limit', values.limit) });
  if (values.json) sayJson({ cases, next });
  else if (cases.length === 0) note('Nothing waits for a person.');
  else for (const entry of cases) sayLine(lineOf(entry));
  if (!values.json && next) note(`There are more: --cursor ${next}`);
  return 0;
}

function lineOf({ id, kind, status, dueAt, overdue, placement, prompt, reasons }: CaseView): string {
  const due = status === 'open' ? `${overdue ? 'OVERDUE since' : 'due'} ${dueAt.toISOString().slice(0, 16)}Z` : status;
  const what = placement ?? 'brief';
  return `${id}  ${kind.padEnd(6)}  ${due}  ${what}  “${prompt.slice(0, 60)}”  ${reasons.map(({ words }) => words).join(' ')}`;
}

/** One case with every number against its threshold. */
export async function show(actor: Actor, id: string, { json }: CaseOptions): Promise<number> {
  const found = await getCase(actor, id);
  if (json) {
    sayJson({ case: found });
    return 0;
  }
  sayLine(lineOf(found));
  if (found.statement) sayLine(`The customer says: ${found.statement}`);
  for (const { triggered, rule, version, score, threshold, status, words } of found.evidence)
    sayLine(
      `${triggered ? '✕' : status === 'checked' ? '✓' : '–'} ${rule}@${version}  ${score ?? '–'} / ${threshold ?? '–'}  ${words}`,
    );
  if (found.hindrance) note(found.hindrance.words);
  return 0;
}

/** Takes a case for a quarter of an hour. */
export async function claim(actor: Actor, id: string, { json }: CaseOptions): Promise<number> {
  const { claimedUntil } = await claimCase(actor, id);
  if (json) sayJson({ case: id, claimedUntil });
  else note(`${id} is yours until ${claimedUntil.toISOString()}.`);
  return 0;
}
