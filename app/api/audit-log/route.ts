import { z } from 'zod';
import { readAuditLog } from '../../../lib/accounts/index';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';
import { auditFilter } from './filter';

const querySchema = z.object({ ...pageQuery, ...auditFilter });

export const GET = asPerson('audit-log:read', async (actor, request) => {
  const { cursor, limit, ...filter } = parse(querySchema, queryOf(request));
  return json(await readAuditLog(actor, filter, { cursor, limit }));
});
