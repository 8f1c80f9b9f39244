import { z } from 'zod';
import { instanceTables } from '../db/index';

const publishedSchema = z.object({
  reportKeys: z.array(z.object({ id: z.string(), publicKey: z.string() })).default([]),
});

/** Public keys of this installation's reports and receipts, SPKI PEM; empty until a worker has published them. */
export async function reportKeys(): Promise<{ id: string; publicKey: string }[]> {
  const row = await instanceTables().instanceSetting.findUnique({ where: { key: 'certificates' } });
  const parsed = publishedSchema.safeParse(row?.value);
  return parsed.success ? parsed.data.reportKeys : [];
}
