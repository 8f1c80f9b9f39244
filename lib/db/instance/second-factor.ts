import { ask } from './ask';

export interface SecondFactorFacts {
  /** Sealed. */
  secret: string;
  /** False until a first code has proved that the person's device knows the secret. */
  confirmed: boolean;
  codesLeft: number;
}

export async function secondFactorOf(userId: string): Promise<SecondFactorFacts | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<SecondFactorFacts[]>`
    SELECT secret, confirmed, codes_left AS "codesLeft" FROM second_factor_of(${userId})`,
  );
  return row ?? null;
}

/** Answers false when there is a confirmed one already. */
export async function beginSecondFactor(userId: string, sealedSecret: string): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ begun: boolean }[]>`SELECT begin_second_factor(${userId}, ${sealedSecret}) AS begun`,
  );
  return row?.begun ?? false;
}

/** @param codeHashes sha256 in hex. */
export async function confirmSecondFactor(userId: string, codeHashes: readonly string[]): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT confirm_second_factor(${userId}, ${[...codeHashes]}::text[])::text`);
}

/** Uses up a time step; false when it, or a later one, was used before. */
export async function takeSecondFactorStep(userId: string, step: number): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ used: boolean }[]>`SELECT use_second_factor_step(${userId}, ${step}::bigint) AS used`,
  );
  return row?.used ?? false;
}

/** False when there is no such code or it was used before. */
export async function takeRecoveryCode(userId: string, codeHash: string): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ used: boolean }[]>`SELECT use_recovery_code(${userId}, ${codeHash}) AS used`,
  );
  return row?.used ?? false;
}

export async function replaceRecoveryCodes(userId: string, codeHashes: readonly string[]): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT replace_recovery_codes(${userId}, ${[...codeHashes]}::text[])::text`);
}

export async function passSecondFactor(sessionId: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT pass_second_factor(${sessionId})::text`);
}

export async function removeSecondFactor(userId: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT remove_second_factor(${userId})::text`);
}
