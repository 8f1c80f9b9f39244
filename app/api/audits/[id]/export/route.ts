import { createHash } from 'node:crypto';
import { z } from 'zod';
import { auditCsv, auditPdf, readAuditFile } from '../../../../../lib/audits/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';

const querySchema = z.object({ format: z.enum(['json', 'csv', 'pdf']).default('json') });
const TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' } as const;

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { format } = parse(querySchema, queryOf(request));
  const { bytes, document } = await readAuditFile(actor, id);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const content =
    format === 'json'
      ? bytes
      : format === 'csv'
        ? new TextEncoder().encode(auditCsv(document))
        : await auditPdf(document, sha256);
  const response = serveBytes(request, {
    bytes: content,
    mediaType: TYPES[format],
    fileName: `${document.audit}.${format}`,
  });
  // The next conclusion of the same study is another file under this address.
  response.headers.set('cache-control', 'private, no-store');
  return response;
});
