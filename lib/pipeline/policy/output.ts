import { z } from 'zod';

/** What policy leaves for later steps; its findings travel beside it. */
export const policyOutputSchema = z.object({
  /** The prompt as the rules read it (see normalise). */
  normalisedPrompt: z.string(),
  rulesVersion: z.string(),
});
export type PolicyOutput = z.infer<typeof policyOutputSchema>;
