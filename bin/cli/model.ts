import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColophonError } from '../../lib/errors/index';
import { readOptions } from './options';
import { sayLine } from './say';
import { readVerb } from './verbs';

const SMALLEST = 64;
const LARGEST = 2160;

/** `colophon model sheet|briefs --out DIR`: what the engines draw, to be looked at. No database. */
export async function model(argv: readonly string[]): Promise<number> {
  const options = { out: { type: 'string' }, size: { type: 'string' }, families: { type: 'string' } } as const;
  const { values, positionals } = readOptions(argv, options, true);
  const { verb } = readVerb('model', positionals, { sheet: '', briefs: '' });
  if (values.out === undefined)
    throw new ColophonError('invalid_argument', { argument: '--out', problem: 'names the folder for the sheets.' });
  const size = values.size === undefined ? 540 : Number(values.size);
  if (!Number.isInteger(size) || size < SMALLEST || size > LARGEST)
    throw new ColophonError('invalid_argument', {
      argument: '--size',
      problem: `is a whole number of pixels, ${SMALLEST} to ${LARGEST}.`,
    });
  const out = resolve(values.out);
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  const { contactSheets, briefSheet } = await import('./model-sheets/main');
  const draw = verb === 'sheet' ? contactSheets : briefSheet;
  await draw({ out, size, families: values.families?.split(','), say: sayLine });
  return 0;
}
