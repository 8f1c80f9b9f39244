import { z } from 'zod';
import type { ModelDescription } from '../../lib/pipeline/stage';

const size = z.tuple([z.number().int().positive(), z.number().int().positive()]);

/** A path inside the model's folder: no `..`, nothing absolute, so that a description cannot name files elsewhere. */
const inside = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[\w./-]+$/, 'must stay inside the folder of the model');

/** `model.json` as written on disk; its own hash is added when it is read. */
export const modelJsonSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  version: z.string().min(1),
  kind: z.string().min(1),
  licence: z.string().min(1),
  lane: z.enum(['gpu', 'cpu']),
  digitalSourceType: z.enum(['trainedAlgorithmicMedia', 'algorithmicMedia']),
  files: z
    .array(
      z.object({ path: inside, bytes: z.number().int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    )
    .min(1),
  defaults: z.object({
    steps: z.number().int().positive(),
    guidance: z.number().nonnegative(),
    sampler: z.string(),
    guidanceInterval: z
      .tuple([z.number().nonnegative(), z.number().nonnegative()])
      .refine(([low, high]) => low <= high, 'must run from low to high')
      .optional(),
    quietStrength: z.number().min(0).max(1).optional(),
  }),
  sizes: z.object({ square: size, portrait: size, landscape: size }),
  anySize: z.boolean().optional(),
  conditioning: z.array(z.string()),
  words: z.array(z.string()),
  families: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      person_free: z.boolean(),
      tiles: z.boolean().optional(),
      subjects: z.array(z.string()),
      example_prompt: z.string(),
    }),
  ),
  modifiers: z.array(z.string()),
  things: z.array(z.string()).optional(),
  notDrawn: z.array(z.string()).optional(),
  limits: z.array(z.string()),
  draft: z
    .union([
      z.object({ component: inside, timestep: z.number().nonnegative() }),
      z.strictObject({ steps: z.number().int().positive(), guidance: z.number().nonnegative() }),
    ])
    .optional(),
  upscaler: z.object({ component: inside, scale: z.number().int().min(2).max(4) }).optional(),
  trainingIndex: z
    .object({
      count: z.number().int().positive(),
      pdq: inside,
      scenes: inside.optional(),
      shortSide: z.number().int().positive(),
    })
    .optional(),
}) satisfies z.ZodType<Omit<ModelDescription, 'sha256'>>;
