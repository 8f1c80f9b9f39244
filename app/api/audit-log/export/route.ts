import { z } from 'zod';
import { exportAuditLog } from '../../../../lib/accounts/index';
import { asPerson } from '../../../http/handle';
import { queryOf } from '../../../http/page-query';
import { parse } from '../../../http/parse';
import { NO_STORE } from '../../../http/problem';
import { auditFilter } from '../filter';

const querySchema = z.object({ format: z.enum(['csv', 'json']).default('json'), ...auditFilter });

/** Sent as it is read: a long log is never in memory at once. */
export const GET = asPerson('audit-log:read', async (actor, request) => {
  const { format, ...filter } = parse(querySchema, queryOf(request));
  const pieces = exportAuditLog(actor, format, filter)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, {
    headers: {
      ...NO_STORE,
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="colophon-audit-log.${format}"`,
    },
  });
});
