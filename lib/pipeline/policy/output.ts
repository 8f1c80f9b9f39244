import { z } from 'zod';

/** What policy leaves for later steps; its findings travel beside it. */
export const policyOutputSchema = z.object({
  /** The prompt as the rules read it (see normalise). */
  normalisedPrompt: z.string(),
  rulesVersion: z.string(),
  /** The organisation's policy that was in force; version 0 is the installation's own. Absent in records made before there were any. */
  policy: z.object({ id: z.string().nullable(), version: z.number().int().nonnegative() }).optional(),
});
export type PolicyOutput = z.infer<typeof policyOutputSchema>;
