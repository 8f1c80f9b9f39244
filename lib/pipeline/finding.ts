/** What one check saw. Safeguards and policy rules report findings; only `safeguards/verdict.ts` decides. */
import { z } from 'zod';

/** `checked`: it ran. The others say why it did not, so that nothing passes in silence. */
export const CHECK_STATUSES = ['checked', 'inconclusive', 'not_run', 'not_configured', 'not_applicable'] as const;

export const regionSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

export const findingSchema = z.object({
  /** `<room>/<name>`, e.g. `policy/brand-mark`, `safeguards/similarity`. */
  rule: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
  version: z.number().int().positive(),
  status: z.enum(CHECK_STATUSES),
  /** True when the score is past the threshold: the rule has something to say against the picture. */
  triggered: z.boolean(),
  score: z.number().nullable(),
  threshold: z.number().nullable(),
  region: regionSchema.optional(),
  /** Which items it speaks of; empty means every item of the generation. */
  items: z.array(z.object({ index: z.number().int(), placement: z.string() })),
  /** Key into `lib/errors/words`; the words live there, not here. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

export type Finding = z.infer<typeof findingSchema>;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** How an item ends. */
export const VERDICTS = ['pass', 'hold', 'block'] as const;
export type Verdict = (typeof VERDICTS)[number];
