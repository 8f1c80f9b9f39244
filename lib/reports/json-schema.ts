import { z } from 'zod';
import { receiptSchema, reportSchema, signatureSchema } from '../pipeline/provenance/index';

export const REPORT_SCHEMAS = ['report', 'receipt'] as const;

/**
 * JSON Schema (draft 2020-12) of a whole signed file, `{ document, signature }`, made from the schema that the product itself
 * parses with. Served at /schemas/<name>.json and kept in docs/schemas.
 */
export function reportJsonSchema(name: (typeof REPORT_SCHEMAS)[number]): Record<string, unknown> {
  const document = name === 'report' ? reportSchema : receiptSchema;
  const title = name === 'report' ? 'Colophon report' : 'Colophon receipt';
  const schema = z.toJSONSchema(z.object({ document, signature: signatureSchema }).meta({ title }), { io: 'input' });
  return JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
}
