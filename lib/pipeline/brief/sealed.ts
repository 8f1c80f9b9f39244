/**
 * A picture made elsewhere that is to be sealed: the customer's own, with what they declare about where it comes from and what
 * the file itself says. Frozen into the brief, so that a retry judges the same facts.
 */
import { z } from 'zod';

/** What a customer may declare. `trained`: made by a generative model. `human`: drawn or painted with digital tools. */
export const DECLARED_SOURCES = ['trained', 'composite', 'algorithmic', 'photo', 'human'] as const;
export type DeclaredSource = (typeof DECLARED_SOURCES)[number];

/** One statement about the picture's origin found in its own file. */
export const originMarkSchema = z.object({
  /** Where it stands: `c2pa`, `xmp`, `iptc`, `exif`, `png text`, `comment`. */
  from: z.enum(['c2pa', 'xmp', 'iptc', 'exif', 'png text', 'comment']),
  field: z.string().max(80),
  value: z.string().max(200),
  /** The kind of source it speaks for; null when it only names something, say an editing program. */
  says: z.enum(DECLARED_SOURCES).nullable(),
});
export type OriginMark = z.infer<typeof originMarkSchema>;

export const SEALED_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif', 'image/tiff'] as const;

export const sealedSchema = z.object({
  /** The file as it came, untouched: it becomes the parent ingredient, with whatever credentials it carries. */
  picture: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), mediaType: z.enum(SEALED_TYPES) }),
  fileName: z.string().max(200),
  /** Pixels, upright. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  source: z.enum(DECLARED_SOURCES),
  marks: z.array(originMarkSchema).max(64).default([]),
  /** What the file's own credentials read as when it was taken in. */
  credentials: z.object({
    state: z.enum(['trusted', 'valid', 'invalid', 'none']),
    issuer: z.string().nullable(),
    failures: z.array(z.string()).max(40),
  }),
});
export type SealedPicture = z.infer<typeof sealedSchema>;
