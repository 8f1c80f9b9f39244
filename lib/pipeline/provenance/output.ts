import { z } from 'zod';

export const signedItemSchema = z.object({
  index: z.number().int(),
  placement: z.string(),
  /** The asset's bytes: never changed again. `sha256` is also its blob key. */
  sha256: z.string(),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/avif']),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  watermark: z.object({
    id: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .nullable(),
    keyId: z.string(),
    algorithm: z.string(),
    psnr: z.number().nullable(),
    /** Exact payload read back from the final bytes. */
    readBack: z.boolean(),
    /** Why there is none: a short side under 300 px may not hold it. */
    failure: z.string().nullable(),
  }),
  manifestLabel: z.string(),
  reportSha256: z.string(),
  receiptSha256: z.string(),
  /** Small, marked as a preview, separate from the asset. */
  previewSha256: z.string(),
  /** PDQ of the asset, 64 hex digits. */
  fingerprint: z.string(),
  /** PDQ of its turns and parts, base64 of `imaging/packed-regions.ts`; absent in outputs from before they were kept. */
  partFingerprints: z.string().optional(),
  /** Mean colours of the asset, base64 of `imaging/colour/colour-grid.ts`; absent in outputs from before they were kept. */
  colourGrid: z.string().optional(),
  /** Keypoints of the asset, base64 of `imaging/keypoints/pack.ts`; absent in outputs from before they were kept. */
  keypoints: z.string().optional(),
});
export type SignedItem = z.infer<typeof signedItemSchema>;

export const provenanceOutputSchema = z.object({ signed: z.array(signedItemSchema) });
export type ProvenanceOutput = z.infer<typeof provenanceOutputSchema>;
