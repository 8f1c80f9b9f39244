import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColophonError } from '../../lib/errors/index';
import { numberBetween, readOptions } from './options';
import { readInput } from './read-file';
import { sayLine } from './say';
import { readVerb } from './verbs';

const SMALLEST = 64;
const LARGEST = 2160;
const MOST = 50;

const OPTIONS = {
  out: { type: 'string' },
  size: { type: 'string' },
  families: { type: 'string' },
  engine: { type: 'string' },
  most: { type: 'string' },
  folder: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `colophon model sheet|briefs|nearest`: what the engines draw and what they were trained on, to be looked at. No database. */
export async function model(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const { verb, words } = readVerb('model', positionals, { sheet: '', briefs: '', nearest: 'FILE' });
  const out = values.out === undefined ? undefined : resolve(values.out);
  const folder = values.folder === undefined ? undefined : resolve(values.folder);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (verb === 'nearest') {
    const [file = ''] = words;
    const most = numberBetween('most', values.most, 1, MOST) ?? 3;
    const bytes = await readInput(resolve(file));
    process.chdir(root);
    const { nearest } = await import('./nearest');
    await nearest({ file, bytes, engine: values.engine ?? 'house', most, folder, json: values.json ?? false, out });
    return 0;
  }
  if (out === undefined)
    throw new ColophonError('invalid_argument', { argument: '--out', problem: 'names the folder for the sheets.' });
  const size = numberBetween('size', values.size, SMALLEST, LARGEST) ?? 540;
  process.chdir(root);
  const { contactSheets, briefSheet } = await import('./model-sheets/main');
  const families = values.families?.split(',');
  if (verb === 'briefs') await briefSheet({ out, size, folder, say: sayLine });
  else await contactSheets({ out, size, families, engine: values.engine, folder, say: sayLine });
  return 0;
}
