/** What the screens show of a signed report and receipt. Files of older versions may lack a part; that part is then left out. */
import { z } from 'zod';

const checkSchema = z.object({
  rule: z.string(),
  version: z.number(),
  status: z.enum(['checked', 'inconclusive', 'not_run', 'not_configured', 'not_applicable']),
  triggered: z.boolean(),
  score: z.number().nullable(),
  threshold: z.number().nullable(),
  words: z.string(),
});
export type Check = z.infer<typeof checkSchema>;

const reportSchema = z.object({
  createdAt: z.string(),
  made: z.object({
    engine: z.string(),
    model: z.object({ name: z.string(), version: z.string(), sha256: z.string(), licence: z.string() }),
    effectivePrompt: z.string(),
    unknownWords: z.array(z.string()),
    artwork: z.object({ seed: z.number(), steps: z.number(), guidance: z.number() }),
    creative: z.object({ layout: z.string(), edits: z.array(z.string()) }),
    sourceType: z.string(),
  }),
  checks: z.array(checkSchema),
  decisions: z.array(
    z.object({
      decision: z.string(),
      decidedAt: z.string(),
      role: z.string(),
      kind: z.string().default('review'),
      subject: z.string().default('creative'),
      reason: z.string().default(''),
    }),
  ),
  oversight: z.string().nullable().default(null),
  watermark: z.object({
    id: z.string().nullable(),
    algorithm: z.string(),
    psnr: z.number().nullable(),
    failure: z.string().nullable(),
  }),
});
export type Report = z.infer<typeof reportSchema>;

const receiptSchema = z.object({
  createdAt: z.string(),
  readBack: z.object({
    credentials: z.object({ state: z.string() }),
    watermark: z.object({ exact: z.boolean(), confidence: z.number() }),
  }),
});
export type Receipt = z.infer<typeof receiptSchema>;

const envelopeSchema = z.object({ document: z.unknown() });

/** A signed file is `{ document, signature }`; what was signed is the document. Null when it cannot be read. */
function readDocument<Schema extends z.ZodType>(schema: Schema, file: unknown): z.infer<Schema> | null {
  const envelope = envelopeSchema.safeParse(file);
  const document = schema.safeParse(envelope.success ? envelope.data.document : file);
  return document.success ? document.data : null;
}

export const readReportFile = (file: unknown) => readDocument(reportSchema, file);
export const readReceiptFile = (file: unknown) => readDocument(receiptSchema, file);
