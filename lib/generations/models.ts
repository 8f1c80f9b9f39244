import { z } from 'zod';
import { instanceTables } from '../db/index';
import { ColophonError } from '../errors/index';
import type { ModelDescription } from '../pipeline/stage';

const pair = z.tuple([z.number(), z.number()]);

/** `model.json` as workers registered it; see `ModelDescription`. */
const descriptionSchema = z.object({
  name: z.string(),
  version: z.string(),
  kind: z.string(),
  licence: z.string(),
  lane: z.enum(['gpu', 'cpu']),
  digitalSourceType: z.enum(['trainedAlgorithmicMedia', 'algorithmicMedia']),
  sha256: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
  defaults: z.object({
    steps: z.number(),
    guidance: z.number(),
    sampler: z.string(),
    guidanceInterval: pair.optional(),
    quietStrength: z.number().optional(),
  }),
  sizes: z.object({ square: pair, portrait: pair, landscape: pair }),
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
      z.object({ component: z.string(), timestep: z.number() }),
      z.object({ steps: z.number(), guidance: z.number() }),
    ])
    .optional(),
  upscaler: z.object({ component: z.string(), scale: z.number() }).optional(),
});

/** @throws unknown_engine, naming those there are. */
export async function modelNamed(engine: string): Promise<ModelDescription> {
  const rows = await instanceTables().model.findMany();
  const row = rows.find(({ name }) => name === engine);
  if (row) return descriptionSchema.parse(row.description);
  const available = rows.map(({ name }) => name).join(', ') || 'none yet; start a worker';
  throw new ColophonError('unknown_engine', { engine, available });
}

/** Workers call this at start: the app knows models from these rows alone. */
export async function registerModel(description: ModelDescription): Promise<void> {
  const { name, version, sha256 } = description;
  const facts = { version, sha256, description: JSON.parse(JSON.stringify(description)), registeredAt: new Date() };
  await instanceTables().model.upsert({ where: { name }, create: { name, ...facts }, update: facts });
}

/** Engines a brief may name, newest registration first. */
export async function listModels(): Promise<ModelDescription[]> {
  const rows = await instanceTables().model.findMany({ orderBy: { registeredAt: 'desc' } });
  return rows.map((row) => descriptionSchema.parse(row.description));
}
