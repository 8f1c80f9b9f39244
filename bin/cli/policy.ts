import { ColophonError } from '../../lib/errors/index';

type Verb = (argv: readonly string[]) => Promise<number>;

/** Loaded when asked for: `test` needs no database. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  check: async () => (await import('./policy/check')).check,
  test: async () => (await import('./policy/test')).test,
  replay: async () => (await import('./policy/replay')).replay,
  publish: async () => (await import('./policy/versions')).publish,
  history: async () => (await import('./policy/versions')).history,
  restore: async () => (await import('./policy/versions')).restore,
};

/** `colophon policy check|test|replay|publish|history|restore`. */
export async function policy(argv: readonly string[]): Promise<number> {
  const [verb = '', ...rest] = argv;
  const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!load)
    throw new ColophonError('invalid_argument', {
      argument: 'policy',
      problem: `use "policy ${Object.keys(VERBS).join('|')}"; see colophon --help.`,
    });
  return (await load())(rest);
}
