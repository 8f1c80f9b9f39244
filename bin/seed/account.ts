import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Actor, createMember, ensureOrganisation } from '../../lib/accounts/index';
import { membershipsOf, userForSignIn } from '../../lib/db/index';
import { env } from '../../lib/env/index';

const EMAIL = 'demo@colophon.local';
const signInSchema = z.object({ email: z.string(), password: z.string().min(10) });
type SignIn = z.infer<typeof signInSchema>;

/**
 * The demo organisation and its one person. The password is random per installation and kept in a file only this account can
 * read; `signIn` is null when somebody has removed that file.
 */
export async function demoAccount(): Promise<{ actor: Actor; signIn: SignIn | null }> {
  const { organisationId } = await ensureOrganisation({ name: 'Demo Studio', slug: 'demo' });
  const name = 'Demo';
  let signIn = await kept();
  if (!(await userForSignIn(EMAIL))) {
    signIn ??= await keep({ email: EMAIL, password: randomBytes(9).toString('base64url') });
    await createMember({ organisationId, email: EMAIL, name, password: signIn.password, role: 'owner' });
  }
  const user = await userForSignIn(EMAIL);
  const [membership] = user ? await membershipsOf(user.id) : [];
  if (!user || !membership) throw new Error('the demo account was not made');
  const { name: organisationName, role } = membership;
  return { actor: { userId: user.id, email: EMAIL, name, organisationId, organisationName, role }, signIn };
}

const file = () => join(env().DATA_DIR, 'demo-sign-in.json');

async function kept(): Promise<SignIn | null> {
  const text = await readFile(file(), 'utf8').catch(() => null);
  return text === null ? null : signInSchema.parse(JSON.parse(text));
}

async function keep(signIn: SignIn): Promise<SignIn> {
  await writeFile(file(), `${JSON.stringify(signIn)}\n`, { mode: 0o600 });
  return signIn;
}
