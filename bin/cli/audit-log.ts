import { exportAuditLog, verifyAuditLog } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { actorIn } from './chosen-organisation';
import { openCommandHome } from './home';
import { readOptions } from './options';
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
} as const;

/** `colophon audit-log verify|export`. `verify` answers 1 when the chain does not fit. */
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
    const result = await verifyAuditLog(actor);
    if (values.json) sayJson(result);
    else if (result.intact) sayLine(`The chain of “${actor.organisationName}” fits: ${result.entries} entries.`);
    else sayLine(`The chain of “${actor.organisationName}” does not fit at entry ${result.brokenAt}.`);
    return result.intact ? 0 : 1;
  } finally {
    await home.close();
  }
}

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
