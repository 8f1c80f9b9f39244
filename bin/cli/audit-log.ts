import { type Actor, exportAuditLog, verifyAuditLog, verifySignedHeads } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { actorIn } from './chosen-organisation';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { trustedKeys } from './report/trusted-keys';
import { sayJson, sayLine } from './say';
import { readVerb } from './verbs';

const OPTIONS = {
  json: { type: 'boolean' },
  org: { type: 'string' },
  format: { type: 'string' },
  kind: { type: 'string' },
  about: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  key: { type: 'string' },
} as const;

/**
 * `colophon audit-log verify|export`. `verify` answers 1 when the chain does not fit, or a day's signed head does not: wrong
 * signature, a key that is neither this installation's nor in `--key FILE`, or an entry that is another one now.
 */
export async function auditLog(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const { verb } = readVerb('audit-log', positionals, { verify: '', export: '' });
  const format = readFormat(values.format ?? 'json');
  const filter = {
    kind: values.kind,
    about: values.about,
    from: readMoment('from', values.from),
    until: readMoment('until', values.until),
  };
  const home = await openCommandHome();
  try {
    const actor = values.org ? await actorIn(values.org) : home.actor;
    if (verb === 'export') {
      for await (const piece of exportAuditLog(actor, format, filter)) process.stdout.write(piece);
      return 0;
    }
    const keys = await trustedKeys(values.key);
    return sayVerified(actor, await verifyAuditLog(actor), await verifySignedHeads(actor, keys), values.json ?? false);
  } finally {
    await home.close();
  }
}

type Chain = Awaited<ReturnType<typeof verifyAuditLog>>;
type Heads = Awaited<ReturnType<typeof verifySignedHeads>>;

function sayVerified({ organisationName }: Actor, chain: Chain, heads: Heads, asJson: boolean): number {
  const intact = chain.intact && heads.intact;
  if (asJson) sayJson({ ...chain, intact, signed_heads: heads });
  else {
    if (chain.intact) sayLine(`The chain of “${organisationName}” fits: ${chain.entries} entries.`);
    else sayLine(`The chain of “${organisationName}” does not fit at entry ${chain.brokenAt}.`);
    if (heads.broken)
      sayLine(`The signed head of ${heads.broken.day} does not fit: ${PROBLEMS[heads.broken.problem]}.`);
    else if (heads.lastDay === null) sayLine('No day was signed yet: only the chain itself vouches for it.');
    else sayLine(`${heads.heads} signed heads fit; nothing up to ${heads.lastDay} was rewritten.`);
  }
  return intact ? 0 : 1;
}

const PROBLEMS = {
  wrong_signature: 'its signature is not over what it says',
  unknown_key: 'it was signed with a key that is not this installation’s; name earlier keys with --key FILE',
  entry_differs: 'the entry it names is another one now',
} as const;

function readFormat(text: string): 'csv' | 'json' {
  if (text === 'csv' || text === 'json') return text;
  throw new ColophonError('invalid_argument', { argument: '--format', problem: 'must be csv or json.' });
}

function readMoment(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(moment.getTime())) return moment;
  throw new ColophonError('invalid_argument', { argument: `--${name}`, problem: 'must be a date like 2026-11-26.' });
}
