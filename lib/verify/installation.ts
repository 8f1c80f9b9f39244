/** What this installation verifies with: the certificates it publishes, and the keys it marks with. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { instanceTables } from '../db/index';
import { env } from '../env/index';
import type { WatermarkSecret } from './inspect';

export interface VerifyingKeys {
  trustAnchors: string;
  watermarkKeys: WatermarkSecret[];
}

const certificates = z.object({ trustAnchors: z.array(z.string()).default([]) });
const markKey = z.object({ id: z.string(), secret: z.string().regex(/^[0-9a-f]{64}$/) });

/** The signing keys stay in workers; this one only finds marks, and a mark without a matching record proves nothing. */
async function watermarkKeys(): Promise<WatermarkSecret[]> {
  const file = join(resolve(env().DATA_DIR), 'keys', 'watermark.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? [] : [markKey.parse(JSON.parse(text))];
}

/** Missing certificates trust nobody and missing keys search for nothing; the answer says either. */
export async function verifyingKeys(): Promise<VerifyingKeys> {
  const [row, keys] = await Promise.all([
    instanceTables().instanceSetting.findUnique({ where: { key: 'certificates' } }),
    watermarkKeys(),
  ]);
  const parsed = certificates.safeParse(row?.value);
  return { trustAnchors: parsed.success ? parsed.data.trustAnchors.join('\n') : '', watermarkKeys: keys };
}
