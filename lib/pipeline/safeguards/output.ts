import { z } from 'zod';

/** Safeguards leave findings, not pixels; this says what was looked at. */
export const safeguardsOutputSchema = z.object({
  inspected: z.array(z.object({ safeguard: z.string(), version: z.number().int(), pictures: z.number().int() })),
});
export type SafeguardsOutput = z.infer<typeof safeguardsOutputSchema>;
