import { sniffImage } from '../../../lib/imaging/index';
import {
  type DocumentCheck,
  readCredentials,
  verifyReceipt,
  verifyReport,
} from '../../../lib/pipeline/provenance/index';
import { readInput } from '../read-file';
import { sayJson, sayLine } from '../say';
import type { ReportOptions } from './report-options';
import { trustedKeys } from './trusted-keys';

const WORDS = {
  truncated: 'is cut short: its end is missing. Fetch it again.',
  not_json: 'is not JSON, so it is no report.',
  ambiguous: 'can be read in two ways (a key twice, or a number not in its one form), so it proves nothing.',
  wrong_shape: 'is neither a Colophon report nor a receipt.',
  unknown_version: 'is of a version that this program does not know. Verify it with a newer one.',
  wrong_signature: 'was changed after it was signed, or signed by something else.',
  wrong_key: 'is intact, but signed with a key that is not among those it was checked against.',
  other_picture: 'is intact, but the picture’s credentials name another report.',
} as const;

/**
 * A report or a receipt, offline. Answers 0 when the signature fits and the key is known, or no key is at hand; 1 when it was
 * changed, cut short, signed with another key, or of an unknown version, each told apart; 2 when the file cannot be read.
 */
export async function verify(file: string, { key, picture, json = false }: ReportOptions): Promise<number> {
  const keys = await trustedKeys(key);
  const bytes = await readInput(file);
  const asReport = verifyReport(bytes, keys);
  const asReceipt = verifyReceipt(bytes, keys);
  const kind = asReport.problem === 'wrong_shape' ? 'receipt' : 'report';
  const checked: DocumentCheck<unknown> = kind === 'report' ? asReport : asReceipt;
  const bound = picture === undefined || !checked.valid ? null : await names(picture, reportHash(checked, asReceipt));
  const problem =
    checked.problem ?? (checked.knownKey === false ? 'wrong_key' : bound === false ? 'other_picture' : null);
  const valid = problem === null;
  const { keyId, knownKey, sha256 } = checked;
  const version = versionOf(checked.document);
  if (json)
    sayJson({
      file,
      kind: checked.valid ? kind : null,
      valid,
      version,
      keyId,
      knownKey,
      sha256,
      bound,
      problem,
      words: problem ? WORDS[problem] : null,
    });
  else sayLine(`${file}: ${problem ? WORDS[problem] : said(kind, keyId, knownKey, bound)}`);
  return valid ? 0 : 1;
}

function said(kind: string, keyId: string | null, knownKey: boolean | null, bound: boolean | null): string {
  const whose = knownKey ? ', which is known here' : '. Whose key that is cannot be told offline: name it with --key';
  const picture = bound ? ' The picture’s credentials name this very file.' : '';
  return `a ${kind}, unchanged since it was signed with key ${keyId}${whose}.${picture}`;
}

function versionOf(document: unknown): number | null {
  if (typeof document !== 'object' || document === null || !('schema' in document)) return null;
  return typeof document.schema === 'number' ? document.schema : null;
}

function reportHash(checked: DocumentCheck<unknown>, receipt: ReturnType<typeof verifyReceipt>): string {
  return receipt.valid && receipt.document ? receipt.document.reportSha256 : checked.sha256;
}

/** Whether the picture's credentials name the report of this hash. */
async function names(path: string, sha256: string): Promise<boolean> {
  const bytes = await readInput(path);
  const format = sniffImage(bytes);
  if (format === null) return false;
  const { manifest } = await readCredentials(bytes, `image/${format}`);
  return manifest?.report?.sha256 === sha256;
}
