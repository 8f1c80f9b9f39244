import { z } from 'zod';
import { sharedVerification, shareVerification } from '../db/index';
import { say } from '../errors/index';
import { newId } from '../ids/index';
import type { VerifyResult } from './result';

/** A link is for showing somebody, not for an archive. */
export const SHARED_DAYS = 30;
const MOST = 20_000;
/** A result with many ingredients is shortened to this many. */
const MOST_PARTS = 20;

export interface Shared {
  result: VerifyResult;
  expiresAt: Date;
}

/**
 * Keeps what was found, without names of files, which may name a person, and without the picture, which is not ours.
 * @returns the id in its address, and until when it is kept.
 */
export async function shareResult(result: VerifyResult): Promise<{ id: string; expiresAt: Date }> {
  const id = newId('verification');
  const { credentials } = result;
  const kept: VerifyResult = {
    ...result,
    name: '',
    ...(result.unreadable
      ? { words: say('verify_unreadable_shared'), unreadable: { ...result.unreadable, words: '' } }
      : {}),
    credentials: {
      ...credentials,
      title: null,
      actions: credentials.actions.slice(0, MOST_PARTS),
      failures: credentials.failures.slice(0, MOST_PARTS),
      ingredients: credentials.ingredients.slice(0, MOST_PARTS).map(withoutTitle),
    },
  };
  return { id, expiresAt: await shareVerification(id, kept, SHARED_DAYS, MOST) };
}

type Ingredient = VerifyResult['credentials']['ingredients'][number];

function withoutTitle({ title: _title, issuer, state, ...rest }: Ingredient): Ingredient {
  const title = say('verify_ingredient_unnamed');
  return {
    ...rest,
    state,
    issuer,
    title,
    words: say(`verify_ingredient_${state}`, { title, issuer: issuer ?? 'an unnamed signer' }),
  };
}

/** Only its own writer fills the table, so the shape is that of `VerifyResult`; a row of an older version answers null. */
const shape = z.looseObject({
  sha256: z.string(),
  credentials: z.looseObject({}),
  watermark: z.looseObject({}),
  record: z.looseObject({}),
});

/** Null for an id that never was, has expired, or was written by another version. */
export async function sharedResult(id: string): Promise<Shared | null> {
  const row = await sharedVerification(id);
  if (!row || !shape.safeParse(row.result).success) return null;
  return { result: row.result as unknown as VerifyResult, expiresAt: row.expiresAt };
}
