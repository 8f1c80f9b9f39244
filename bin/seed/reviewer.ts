import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createMember } from '../../lib/accounts/index';
import { userForSignIn } from '../../lib/db/index';
import { env } from '../../lib/env/index';

const EMAIL = 'reviewer@colophon.local';
const signInSchema = z.object({ email: z.string(), password: z.string().min(10) });

/**
 * The demo organisation's second person: nobody decides on what they asked for themselves, so a demo of one could never show
 * a held picture being released. Null when somebody has removed the file with the sign-in.
 */
export async function demoReviewer(organisationId: string): Promise<z.infer<typeof signInSchema> | null> {
  const file = join(env().DATA_DIR, 'demo-reviewer.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  const kept = text === null ? null : signInSchema.parse(JSON.parse(text));
  if (await userForSignIn(EMAIL)) return kept;
  const signIn = kept ?? { email: EMAIL, password: randomBytes(9).toString('base64url') };
  await writeFile(file, `${JSON.stringify(signIn)}\n`, { mode: 0o600 });
  await createMember({ organisationId, name: 'Second reviewer', role: 'reviewer', ...signIn });
  return signIn;
}
