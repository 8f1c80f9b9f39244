/** The receipt: a signed record of what was released, made from the final bytes read back. */
import { z } from 'zod';
import type { Signer } from '../stage';
import { CREDENTIAL_STATES } from './c2pa/index';
import { signDocument, verifyDocument } from './signed-document';

export const RECEIPT_SCHEMA = 1;

export const receiptSchema = z.object({
  kind: z.literal('colophon.receipt'),
  schema: z.literal(RECEIPT_SCHEMA),
  createdAt: z.string(),
  generation: z.string(),
  asset: z.object({
    id: z.string(),
    sha256: z.string(),
    mediaType: z.string(),
    bytes: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
    fingerprint: z.string(),
  }),
  manifest: z.string(),
  reportSha256: z.string(),
  readBack: z.object({
    credentials: z.object({
      state: z.enum(CREDENTIAL_STATES),
      failures: z.array(z.string()),
      /** A time-stamp authority vouches for the time; false in receipts of before it was kept. */
      timeStamped: z.boolean().default(false),
    }),
    watermark: z.object({
      id: z.string().nullable(),
      expected: z.string().nullable(),
      exact: z.boolean(),
      confidence: z.number(),
    }),
    metadata: z.record(z.string(), z.string()),
  }),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** Signs a receipt and answers the bytes of its file. */
export function signReceipt(receipt: Receipt, signer: Signer): Promise<Uint8Array> {
  return signDocument(receipt, signer);
}

/** Checks a receipt's file offline. Never throws. */
export function verifyReceipt(bytes: Uint8Array, trustedKeysPem?: readonly string[]) {
  return verifyDocument(bytes, receiptSchema, trustedKeysPem, { kind: 'colophon.receipt', schemas: [RECEIPT_SCHEMA] });
}
