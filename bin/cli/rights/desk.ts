/** The operator's desk: disputes of organisations, and opt-outs that wait for a decision. */
import { ColophonError } from '../../../lib/errors/index';
import { decideDispute, decideOptOut, disputesToDecide, optOutsToDecide } from '../../../lib/rights/index';
import { openCommandHome } from '../home';
import { readOptions } from '../options';
import { sayJson, sayLine } from '../say';

const OPTIONS = {
  json: { type: 'boolean' },
  uphold: { type: 'boolean' },
  accept: { type: 'boolean' },
  reject: { type: 'boolean' },
  reason: { type: 'string' },
} as const;

export async function disputes(argv: readonly string[]): Promise<number> {
  const { values, verb, id } = read(argv, 'disputes');
  const home = await openCommandHome();
  try {
    if (verb === 'list') {
      const open = await disputesToDecide();
      if (values.json) sayJson({ disputes: open });
      for (const { id, organisation_name, title, holder, statement } of values.json ? [] : open)
        sayLine(`${id}  ${organisation_name} about “${title}” of ${holder}: ${statement}`);
      return 0;
    }
    one(values.uphold, values.reject, '--uphold or --reject');
    await decideDispute(id, { uphold: values.uphold ?? false, reason: values.reason ?? '', by: home.actor.userId });
    if (values.json) sayJson({ id, status: values.uphold ? 'upheld' : 'rejected' });
    else
      sayLine(
        values.uphold
          ? 'Upheld: the work no longer counts against that organisation.'
          : 'Rejected: the work goes on counting.',
      );
    return 0;
  } finally {
    await home.close();
  }
}

export async function optOuts(argv: readonly string[]): Promise<number> {
  const { values, verb, id } = read(argv, 'opt-outs');
  const home = await openCommandHome();
  try {
    if (verb === 'list') {
      const waiting = (await optOutsToDecide()).map(({ prints, ...rest }) => ({ ...rest, picture: prints !== null }));
      if (values.json) sayJson({ optOuts: waiting });
      for (const { id, kind, title, holder, email, statement } of values.json ? [] : waiting)
        sayLine(`${id}  ${kind} “${title}” of ${holder} <${email}>: ${statement}`);
      return 0;
    }
    one(values.accept, values.reject, '--accept or --reject');
    if (values.reject && !values.reason) throw wrong('--reason', 'is what the holder is told; give one.');
    await decideOptOut(id, values.accept ? 'accept' : 'reject', values.reason ?? '');
    if (values.json) sayJson({ id, status: values.accept ? 'registered' : 'rejected' });
    else sayLine(values.accept ? 'Registered.' : 'Rejected.');
    return 0;
  } finally {
    await home.close();
  }
}

function read(argv: readonly string[], what: string) {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [verb, id = '', ...rest] = positionals;
  if ((verb !== 'list' && verb !== 'decide') || rest.length > 0 || (verb === 'decide') !== (id !== ''))
    throw wrong(what, `use "${what} list" or "${what} decide ID".`);
  return { values, verb, id };
}

function one(yes: boolean | undefined, no: boolean | undefined, which: string): void {
  if (Boolean(yes) === Boolean(no)) throw wrong('options', `say ${which}.`);
}

const wrong = (argument: string, problem: string) => new ColophonError('invalid_argument', { argument, problem });
