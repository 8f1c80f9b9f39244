/** What a run leaves behind: enough to conclude from and to look at, nothing that differs between two machines' clocks. */
import { z } from 'zod';
import { VERDICTS } from '../../pipeline/finding';

const skinSchema = z.object({
  monk: z.number().int().min(1).max(10),
  ita: z.number(),
  itaClass: z.string(),
  distance: z.number(),
});
export type MeasuredSkin = z.infer<typeof skinSchema>;

export const runResultSchema = z.object({
  prompt: z.string(),
  seed: z.number().int(),
  /** Of the item, as the one table decides: what a customer's generation would have got. */
  verdict: z.enum(VERDICTS),
  /** Rules that made it. */
  rules: z.array(z.string()),
  /** Triggered rules, the shown-only ones too: what parity compares besides the verdict. */
  triggered: z.array(z.string()).default([]),
  picture: z
    .object({
      blob: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      effectivePrompt: z.string(),
      unknownWords: z.array(z.string()),
      personFree: z.boolean().nullable(),
      quality: z.object({
        sharpness: z.number(),
        colourfulness: z.number(),
        richness: z.number(),
        layout: z.array(z.number()),
      }),
      /** In the region the study declares for all pictures; null when it declares none. */
      skin: skinSchema.nullable(),
    })
    .nullable(),
});
export type RunResult = z.infer<typeof runResultSchema>;

export const skinSchemaOf = skinSchema;
