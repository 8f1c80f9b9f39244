import { z } from 'zod';

/** Safeguards leave findings, not pixels; this says what was looked at. */
export const safeguardsOutputSchema = z.object({
  /** The items that were looked at; records of before it was kept have none, and then it was all of them. */
  items: z.array(z.object({ index: z.number().int(), placement: z.string() })).optional(),
  inspected: z.array(z.object({ safeguard: z.string(), version: z.number().int(), pictures: z.number().int() })),
});
export type SafeguardsOutput = z.infer<typeof safeguardsOutputSchema>;
