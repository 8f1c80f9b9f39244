/** A brand's type: two faces, and the font files it brings itself. */
import { z } from 'zod';

export const typefaceSchema = z.object({
  /** A bundled family (see imaging's font catalogue) or one of the preset's own fonts. */
  family: z.string().min(1).max(80),
  weight: z.number().int().min(100).max(900),
  /** Extra letter spacing in em. */
  tracking: z.number().min(-0.1).max(0.3).default(0),
  case: z.enum(['none', 'upper']).default('none'),
});

/** What OS/2 fsType says of embedding (OpenType 1.9, OS/2 §fsType); `restricted` fonts are refused before they get here. */
export const EMBEDDING = ['installable', 'editable', 'preview-and-print'] as const;

const fontFacts = {
  family: z.string().trim().min(1).max(80),
  weight: z.number().int().min(100).max(900),
  /** The licence in the customer's words, or as the font's own name table gives it. */
  licence: z.string().trim().max(400).default(''),
  embedding: z.enum(EMBEDDING).default('installable'),
  kind: z.enum(['serif', 'sans-serif', 'monospace']).default('sans-serif'),
  /** Scripts it has letters of, by their Unicode names. */
  scripts: z.array(z.string().max(40)).max(20).default([]),
};

/** At most so many files a brand, and so many bytes each once they are cut to what can be set. */
export const FONT_LIMITS = { files: 8, bytes: 2_000_000, uploadBytes: 8_000_000 } as const;

export const fontSchema = z
  .object({
    ...fontFacts,
    /** `data:font/woff2;base64,…`, or a file beside the preset (no folders, no `..`). */
    data: z.string().max(11_000_000).optional(),
    file: z
      .string()
      .regex(/^[\w-]+\.(woff2?|ttf|otf)$/i, 'must be a plain .woff2, .woff, .ttf or .otf file name')
      .optional(),
  })
  .refine((font) => (font.data === undefined) !== (font.file === undefined), 'needs either "data" or "file"');

export const storedFontSchema = z.object({ ...fontFacts, blob: z.string() });
export type StoredFont = z.infer<typeof storedFontSchema>;
