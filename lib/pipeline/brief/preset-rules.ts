/** What a brand insists on: thresholds measured on every creative, fields a brief may not change, and its reference pictures. */
import { z } from 'zod';
import { QUIET_REGIONS } from './quiet';

/** Where a number comes from, and what it means for a creative: docs/decisions/0111. */
export const enforcementSchema = z
  .object({
    /** Mean ΔE2000 of the picture's pixels to their nearest brand colour. Over it the artwork is corrected, then reviewed. */
    colourDifference: z.number().min(1).max(60).default(22),
    /** Move the artwork's colours towards the palette when it is over; skin tones and products stay. */
    correctColour: z.boolean().default(true),
    /** How surely the logo must be found on the pixels, −1 to 1 (normalised cross-correlation). */
    logoMatch: z.number().min(0).max(1).default(0.55),
    /** Contrast of the logo to what is around it. */
    logoContrast: z.number().min(1).max(21).default(1.5),
    /** WCAG contrast of type under 24 px; larger type needs two thirds of it. */
    contrast: z.number().min(3).max(21).default(4.5),
    /** Smallest share of a creative's texts that are set in the brand's own families. */
    ownType: z.number().min(0).max(1).default(0),
    /** Move to another of the brand's layouts when the chosen one breaks a rule and is not fixed. */
    relayout: z.boolean().default(true),
    /** What a word on the brand's avoid list does when it stands on a finished creative. */
    words: z.enum(['review', 'note']).default('review'),
  })
  .prefault({});
export type Enforcement = z.infer<typeof enforcementSchema>;

const fixedText = (max: number) => z.string().trim().min(1).max(max);

/** Fields of a brief that this brand fixes. A brief may leave them out or repeat them, and nothing else. */
export const lockedSchema = z
  .object({
    layout: z.string().min(1).max(40),
    quiet: z.enum(QUIET_REGIONS),
    engine: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** The only placements a brief may ask for. */
    placements: z.array(z.string()).min(1).max(40),
    aiLabel: z.boolean(),
    negativePrompt: fixedText(4_000),
    headline: fixedText(160),
    subline: fixedText(320),
    callToAction: fixedText(48),
    guidance: z.number().min(0).max(20),
    steps: z.number().int().min(1).max(50),
  })
  .partial()
  .strict()
  .prefault({});
export type Locked = z.infer<typeof lockedSchema>;

const rights = z.object({
  /** Why the brand may use it. */
  basis: z.enum(['own', 'licensed', 'public-domain']),
  /** In the words of who said so. */
  statement: z.string().trim().min(10, 'needs a sentence: who made it and why you may use it').max(400),
  /** RFC 3339. */
  attestedAt: z.string().max(40).optional(),
});
const referenceFacts = { title: z.string().trim().min(1).max(80), rights };
export const referenceSchema = z.object({
  ...referenceFacts,
  /** `data:image/…;base64,…` as it was made, its metadata included: notes that reserve it are read before anything is kept. */
  data: z.string().max(14_000_000),
});
export const storedReferenceSchema = z.object({ ...referenceFacts, blob: z.string() });
