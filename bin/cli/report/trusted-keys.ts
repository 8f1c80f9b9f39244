import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ColophonError } from '../../../lib/errors/index';
import { dataDir } from '../home';
import { readInput } from '../read-file';

const publishedSchema = z.object({ keys: z.array(z.object({ publicKey: z.string() })) });
const PEM = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g;

/**
 * The keys a report may be signed with: those of `--key FILE` (PEM, or the JSON that an installation publishes at
 * /keys/reports), otherwise this installation's own. None when there is neither: then only integrity can be judged.
 * @throws invalid_argument when the named file holds no public key.
 */
export async function trustedKeys(file: string | undefined): Promise<string[] | undefined> {
  if (file === undefined) return own();
  const text = new TextDecoder().decode(await readInput(file, 1_000_000));
  const found = text.trimStart().startsWith('{') ? published(text) : (text.match(PEM) ?? []);
  const keys = found.filter(isKey);
  if (keys.length > 0) return keys;
  throw new ColophonError('invalid_argument', {
    argument: '--key',
    problem: `${file} holds no public key; give PEM, or what an installation publishes at /keys/reports.`,
  });
}

function published(text: string): string[] {
  try {
    const parsed = publishedSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.keys.map(({ publicKey }) => publicKey) : [];
  } catch {
    return [];
  }
}

function isKey(pem: string): boolean {
  try {
    createPublicKey(pem);
    return true;
  } catch {
    return false;
  }
}

/** Of this machine's keys folder, by their public half alone. */
async function own(): Promise<string[] | undefined> {
  const folder = join(dataDir(), 'keys');
  for (const name of ['report.pub.pem', 'report.key.pem']) {
    const pem = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (pem !== null && isKey(pem)) return [createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString()];
  }
  return undefined;
}
