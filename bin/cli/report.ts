import { ColophonError } from '../../lib/errors/index';
import { readOptions } from './options';
import { REPORT_OPTIONS } from './report/report-options';
import { verify } from './report/verify';

/** `colophon report verify FILE` and `colophon report pdf FILE`: neither needs a server or a database. */
export async function report(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, REPORT_OPTIONS, true);
  const [verb, file, ...rest] = positionals;
  if ((verb !== 'verify' && verb !== 'pdf') || file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', {
      argument: 'report',
      problem: 'use "report verify FILE" or "report pdf FILE".',
    });
  if (verb === 'verify') return verify(file, values);
  // Loaded when asked for: verifying needs neither type nor pictures.
  return (await import('./report/pdf')).pdf(file, values);
}
