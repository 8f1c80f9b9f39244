import { ColophonError } from '../../../lib/errors/index';
import { REPORT_SCHEMAS, reportJsonSchema } from '../../../lib/reports/index';
import { asAnyone } from '../../http/handle';
import { json } from '../../http/problem';

/** JSON Schema of signed reports and receipts, for whoever reads them without us. */
export const GET = asAnyone<{ name: string }>(async (_request, { name }) => {
  const known = REPORT_SCHEMAS.find((schema) => `${schema}.json` === name);
  if (!known) throw new ColophonError('not_found', { thing: 'schema' });
  const headers = { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=3600' };
  return json(reportJsonSchema(known), { headers });
});
