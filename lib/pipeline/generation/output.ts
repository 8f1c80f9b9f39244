import { z } from 'zod';
import { environmentSchema } from '../environment';

/** Where a product can stand in a scene, and in which light. Lengths in pixels of the artwork, origin at its top left. */
export const sceneStageSchema = z.object({
  /** Where the middle of the product's foot touches the ground. */
  x: z.number(),
  y: z.number(),
  /** The largest product that this place holds. */
  width: z.number().positive(),
  height: z.number().positive(),
  horizon: z.number(),
  shadow: z.object({
    /** Unit, x to the right, y down. */
    direction: z.tuple([z.number(), z.number()]),
    /** Per height of the product. */
    length: z.number().nonnegative(),
    /** Blur per unit of the shadow's length. */
    softness: z.number().nonnegative(),
    strength: z.number().min(0).max(1),
  }),
  ground: z.string(),
  light: z.string(),
  reflectivity: z.number().min(0).max(1),
});
export type SceneStage = z.infer<typeof sceneStageSchema>;

/** What a renderer of scenes drew. */
export const drawnSceneSchema = z.object({
  family: z.string(),
  kind: z.string(),
  /** Whether the picture can be laid side by side without a seam. */
  tile: z.boolean(),
  stage: sceneStageSchema.nullable(),
});
export type DrawnScene = z.infer<typeof drawnSceneSchema>;

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
  /** Of engines that draw scenes from parameters. */
  scene: drawnSceneSchema.optional(),
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
  /** A first look in few steps: marked across every picture, and never to be taken for the finished one. */
  draft: z.literal(true).optional(),
  /** Words the model was never taught. */
  unknownWords: z.array(z.string()),
  artworks: z.array(artworkSchema),
  /** Where they were drawn; absent where nothing was, and in outputs from before it was kept. */
  environment: environmentSchema.optional(),
});
export type GenerationOutput = z.infer<typeof generationOutputSchema>;
