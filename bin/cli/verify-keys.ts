import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const markSchema = z.object({ id: z.string(), secret: z.string().regex(/^[0-9a-f]{64}$/) });

/** This installation's own root and watermark key, when it has any; nothing is made for a mere look. */
export async function keysIn(folder: string) {
  const read = (name: string) => readFile(join(folder, 'keys', name), 'utf8').catch(() => null);
  const mark = await read('watermark.json');
  return {
    trustAnchors: (await read('manifest.root.pem')) ?? '',
    watermarkKeys: mark === null ? [] : [markSchema.parse(JSON.parse(mark))],
  };
}
