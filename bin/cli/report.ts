import { ColophonError } from '../../lib/errors/index';
import { readOptions } from './options';
import { REPORT_OPTIONS } from './report/report-options';
import { verify } from './report/verify';

/** `colophon report verify FILE`: needs no server and no database. */
export async function report(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, REPORT_OPTIONS, true);
  const [verb, file, ...rest] = positionals;
  if (verb !== 'verify' || file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', { argument: 'report', problem: 'use "report verify FILE".' });
  return verify(file, values);
}
