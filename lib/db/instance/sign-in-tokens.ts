import type { TokenPurpose } from '../generated/enums';
import { ask } from './ask';

export interface UsedToken {
  userId: string | null;
  email: string;
  data: unknown;
}

export async function addSignInToken(token: {
  /** sha256 of the token, hex. */
  hash: string;
  purpose: TokenPurpose;
  userId: string | null;
  email: string;
  data?: Readonly<Record<string, string>>;
  expiresAt: Date;
}): Promise<void> {
  const { hash, purpose, userId, email, data = {}, expiresAt } = token;
  await ask(
    (db) => db.$queryRaw`
    SELECT add_sign_in_token(${hash}, ${purpose}::token_purpose, ${userId}, ${email}, ${JSON.stringify(data)}::jsonb,
      ${expiresAt}::timestamptz)::text`,
  );
}

/** Whether the token would still be taken, without using it. */
export async function peekSignInToken(hash: string, purpose: TokenPurpose): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ there: boolean }[]>`SELECT peek_sign_in_token(${hash}, ${purpose}::token_purpose) AS there`,
  );
  return row?.there ?? false;
}

/** Takes the token away and answers whose it was; two at once get it once. */
export async function takeSignInToken(hash: string, purpose: TokenPurpose): Promise<UsedToken | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<UsedToken[]>`
    SELECT user_id AS "userId", email, data FROM use_sign_in_token(${hash}, ${purpose}::token_purpose)`,
  );
  return row ?? null;
}
