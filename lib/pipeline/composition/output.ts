import { z } from 'zod';

/** Pixels of the creative, origin top left. */
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const creativeSchema = z.object({
  index: z.number().int(),
  placement: z.string(),
  /** Lossless PNG, RGB8 sRGB, exactly the placement's size. */
  blob: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  layout: z.string(),
  /** Which artwork, and the part of it that is seen, in artwork pixels. */
  artwork: z.object({ aspect: z.enum(['square', 'portrait', 'landscape']), crop: box }),
  texts: z.array(
    z.object({
      role: z.enum(['headline', 'subline', 'callToAction', 'label']),
      text: z.string(),
      family: z.string(),
      weight: z.number(),
      /** Font size in pixels. */
      size: z.number(),
      lines: z.number().int(),
      box,
      colour: z.string(),
      /** WCAG contrast, worst case over the pixels behind the type. */
      contrast: z.number(),
      direction: z.enum(['ltr', 'rtl']),
    }),
  ),
  logo: z.object({ box, clearSpace: z.number(), variant: z.string() }).nullable(),
  product: z.object({ box }).nullable(),
  scrim: z.boolean(),
  /** ΔE2000 of the artwork to the brand's colours before and after it was corrected; absent in older records. */
  colour: z.object({ before: z.number(), after: z.number(), limit: z.number(), strength: z.number() }).optional(),
  /** The layout that was left because it broke a rule, with the number that broke it and the same number here. */
  relayout: z
    .object({ from: z.string(), rule: z.string(), before: z.number(), after: z.number(), threshold: z.number() })
    .optional(),
  /** Perceptible edits made on the artwork, in order, for the manifest's actions. */
  edits: z.array(
    z.enum(['colour', 'upscaled', 'cropped', 'resized', 'scrim', 'product', 'type', 'logo', 'label', 'draft']),
  ),
});
export type Creative = z.infer<typeof creativeSchema>;

export const compositionOutputSchema = z.object({ creatives: z.array(creativeSchema) });
export type CompositionOutput = z.infer<typeof compositionOutputSchema>;
