import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import { auditCsv, auditPdf, readAuditFile } from '../../lib/audits/index';
import { ColophonError } from '../../lib/errors/index';
import { note } from './say';

const FORMATS = ['json', 'csv', 'pdf'] as const;

/** Writes the newest audit as a file; JSON is the signed one, byte for byte. */
export async function exportAudit(actor: Actor, id: string, wanted: string, out: string | undefined): Promise<number> {
  const format = FORMATS.find((entry) => entry === wanted);
  if (!format)
    throw new ColophonError('invalid_argument', {
      argument: '--format',
      problem: `“${wanted.slice(0, 20)}” is none of ${FORMATS.join(', ')}.`,
    });
  const { bytes, document } = await readAuditFile(actor, id);
  const path = resolve(out ?? `${document.audit}.${format}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const content = format === 'json' ? bytes : format === 'csv' ? auditCsv(document) : await auditPdf(document, sha256);
  try {
    await writeFile(path, content);
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ColophonError('file_unwritable', { path, problem }, { cause: error });
  }
  note(path);
  return 0;
}
