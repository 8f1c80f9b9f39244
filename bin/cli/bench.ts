import { fileURLToPath } from 'node:url';
import { ColophonError } from '../../lib/errors/index';

type Bench = (argv: readonly string[]) => Promise<number>;

/** Measurements, each loaded when asked for. Adding one is one line. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  brands: async () => (await import('../../bench/brands/main')).main,
  'house-model': async () => (await import('../../bench/house-model/main')).main,
  policy: async () => (await import('../../bench/policy/main')).main,
  provenance: async () => (await import('../../bench/provenance/main')).main,
  similarity: async () => (await import('../../bench/similarity')).main,
  audits: async () => (await import('../../bench/audits')).main,
  recovery: async () => (await import('../../bench/recovery/main')).main,
  watermark: async () => (await import('../../bench/watermark/main')).main,
};

/** `colophon bench NAME [--json] …`: measures this installation's own parts; every entry has a value, a bar and whether it holds. */
export async function bench(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!load)
    throw new ColophonError('invalid_argument', {
      argument: 'bench',
      problem: `use one of: ${Object.keys(BENCHES).join(', ')}.`,
    });
  const run = await load();
  // Benches find pictures and models from the project's root; files that were named stay where they are named.
  const from = process.cwd();
  const absolute = rest.map((word, at) =>
    ['--images', '--folder'].includes(rest[at - 1] ?? '') && !word.startsWith('/') ? `${from}/${word}` : word,
  );
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  return run(absolute);
}
