import { ColophonError } from '../../lib/errors/index';

type Verb = (argv: readonly string[]) => Promise<number>;

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  add: async () => (await import('./rights/add')).add,
  match: async () => (await import('./rights/match')).match,
  import: async () => (await import('./rights/import')).importWorks,
  list: async () => (await import('./rights/list')).list,
  names: async () => (await import('./rights/list')).names,
  disputes: async () => (await import('./rights/desk')).disputes,
  'opt-outs': async () => (await import('./rights/desk')).optOuts,
};

/** `colophon rights <verb>`: the registry of protected works. */
export async function rights(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load)
    throw new ColophonError('invalid_argument', {
      argument: 'rights',
      problem: `use one of ${Object.keys(VERBS).join(', ')}.`,
    });
  return (await load())(rest);
}
