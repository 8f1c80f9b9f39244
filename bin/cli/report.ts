import { ColophonError } from '../../lib/errors/index';
import { verifyReceipt, verifyReport } from '../../lib/pipeline/provenance/index';
import { readOptions } from './options';
import { readInput } from './read-file';
import { sayJson, sayLine } from './say';

/**
 * `colophon report verify FILE`: a report or a receipt, offline. Whose key it is cannot be known offline, so the key is named.
 * Answers 0 when the signature fits, 1 when it does not, 2 when the file cannot be read.
 */
export async function report(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { json: { type: 'boolean' } }, true);
  const [verb, file, ...rest] = positionals;
  if (verb !== 'verify' || file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', { argument: 'report', problem: 'use "report verify FILE".' });
  const bytes = await readInput(file);
  const asReport = verifyReport(bytes);
  const kind = asReport.problem === 'wrong_shape' ? 'receipt' : 'report';
  const { valid, keyId, sha256, problem } = kind === 'report' ? asReport : verifyReceipt(bytes);
  if (values.json ?? false) sayJson({ file, kind: valid ? kind : null, valid, keyId, sha256, problem });
  else
    sayLine(
      valid
        ? `${file}: a ${kind}, unchanged since it was signed with key ${keyId}.`
        : `${file}: ${WORDS[problem ?? 'wrong_shape']}`,
    );
  return valid ? 0 : 1;
}

const WORDS = {
  not_json: 'is not JSON, so it is no report.',
  wrong_shape: 'is neither a Colophon report nor a receipt.',
  wrong_signature: 'was changed after it was signed, or signed by something else.',
} as const;
