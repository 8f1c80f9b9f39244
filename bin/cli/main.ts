/** `colophon <command>`: finds the command, and turns whatever it throws into one sentence and an exit code. */
import { ColophonError } from '../../lib/errors/index';
import { HELP } from './help';
import { sayError, sayLine } from './say';

type Command = (argv: readonly string[]) => Promise<number>;

/** Loaded when asked for: `verify` needs no database, and `--help` needs nothing. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  create: async () => (await import('./create')).create,
  seal: async () => (await import('./seal')).seal,
  verify: async () => (await import('./verify')).verify,
  manifest: async () => (await import('./manifest')).manifest,
  watermark: async () => (await import('./watermark')).watermark,
  reproduce: async () => (await import('./reproduce')).reproduce,
  model: async () => (await import('./model')).model,
  bench: async () => (await import('./bench')).bench,
  report: async () => (await import('./report')).report,
  certs: async () => (await import('./certs')).certs,
  preset: async () => (await import('./preset')).preset,
  org: async () => (await import('./org')).org,
  member: async () => (await import('./member')).member,
  'audit-log': async () => (await import('./audit-log')).auditLog,
  cases: async () => (await import('./cases')).cases,
  policy: async () => (await import('./policy')).policy,
  audit: async () => (await import('./audit')).audit,
  retention: async () => (await import('./retention')).retention,
  rights: async () => (await import('./rights')).rights,
};

export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || argv.includes('--help') || argv.includes('-h')) {
    sayLine(HELP);
    return name === undefined ? 2 : 0;
  }
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load)
      throw new ColophonError('invalid_argument', {
        argument: name.slice(0, 40),
        problem: `is not a command; use ${Object.keys(COMMANDS).join(', ')}, or --help.`,
      });
    const command = await load();
    return await command(rest);
  } catch (error) {
    return sayError(error, argv.includes('--json'));
  }
}
