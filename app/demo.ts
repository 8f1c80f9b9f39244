/**
 * What a local demo installation has to show, as its seed wrote it into the setting `demo`. An installation without one
 * shows the first page without examples.
 */
import { cache } from 'react';
import { z } from 'zod';
import { instanceTables } from '../lib/db/index';

const demoSchema = z.object({
  email: z.string(),
  organisationId: z.string().optional(),
  deliveredGenerationId: z.string().optional(),
  deliveredAssetId: z.string().optional(),
  blockedGenerationId: z.string().optional(),
  picture: z.object({ width: z.number(), height: z.number() }).optional(),
  stripped: z.unknown().optional(),
});
export type Demo = z.infer<typeof demoSchema>;

export const readDemo = cache(async (): Promise<Demo | null> => {
  const row = await instanceTables().instanceSetting.findUnique({ where: { key: 'demo' } });
  return demoSchema
    .nullable()
    .catch(null)
    .parse(row?.value ?? null);
});
