import { z } from 'zod';

export const artworkSchema = z.object({
  index: z.number().int(),
  aspect: z.enum(['square', 'portrait', 'landscape']),
  /** Lossless PNG, RGB(A)8 sRGB. */
  blob: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  seed: z.number().int(),
  steps: z.number().int(),
  guidance: z.number(),
  quiet: z.enum(['none', 'left', 'right', 'top', 'bottom', 'centre']),
  /** What was told to the engine for this picture alone, where the brief lets pictures differ. */
  prompt: z.string().optional(),
  /** Milliseconds per component. */
  timings: z.record(z.string(), z.number()),
});
export type Artwork = z.infer<typeof artworkSchema>;

export const generationOutputSchema = z.object({
  engine: z.string(),
  model: z.object({ name: z.string(), version: z.string(), sha256: z.string(), licence: z.string() }),
  digitalSourceType: z.enum([
    'trainedAlgorithmicMedia',
    'algorithmicMedia',
    'compositeWithTrainedAlgorithmicMedia',
    'digitalCapture',
    'digitalCreation',
  ]),
  /** Set when nothing was drawn: the source type is what the customer declares. */
  declared: z.literal(true).optional(),
  /** Whether the scene family drawn cannot contain people (`model.json`); null when nobody knows. */
  personFree: z.boolean().nullable(),
  /** The prompt as given to the text encoder, style words included: shown to the customer when it differs. */
  effectivePrompt: z.string(),
  /** Words the model was never taught. */
  unknownWords: z.array(z.string()),
  artworks: z.array(artworkSchema),
});
export type GenerationOutput = z.infer<typeof generationOutputSchema>;
