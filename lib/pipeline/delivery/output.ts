import { z } from 'zod';

export const deliveryOutputSchema = z.object({
  delivered: z.array(z.object({ index: z.number().int(), placement: z.string(), assetId: z.string() })),
});
export type DeliveryOutput = z.infer<typeof deliveryOutputSchema>;
