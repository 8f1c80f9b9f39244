import { beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  createMember,
  createOrganisation,
  ensureOrganisation,
  signIn,
  signOut,
} from '../../../lib/accounts/index';
import { useDatabase } from '../../setup/database';

describe('sign-in', () => {
  useDatabase();
  const person = { email: 'Ada@Example.org', name: 'Ada', password: 'a long password', role: 'editor' as const };
  let organisationId = '';

  beforeAll(async () => {
    ({ organisationId } = await createOrganisation({ name: 'Studio', slug: 'studio' }));
    await createMember({ organisationId, ...person });
  });

  it('opens a session that names person, organisation and role, until it is signed out', async () => {
    const session = await signIn(' ada@example.ORG ', person.password);
    const actor = await actorOf(session?.sessionId ?? '');
    expect(actor).toMatchObject({
      name: 'Ada',
      email: 'ada@example.org',
      organisationId,
      organisationName: 'Studio',
      role: 'editor',
    });
    await signOut(session?.sessionId ?? '');
    expect(await actorOf(session?.sessionId ?? '')).toBeNull();
  });

  it('answers the same for a wrong password, an unknown address and nonsense', async () => {
    for (const [email, password] of [
      ['ada@example.org', 'wrong'],
      ['nobody@example.org', person.password],
      ["' or 1=1 --", 'x'],
      ['', ''],
    ] as const)
      expect(await signIn(email, password)).toBeNull();
    expect(await actorOf('ses_nonsense')).toBeNull();
  });

  it('slows guessing down, for known and unknown addresses alike', async () => {
    const guess = async (email: string) => {
      for (let i = 0; i < 11; i++) await signIn(email, `guess ${i}`);
    };
    await expect(guess('victim@example.org')).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('refuses a second account of one address and a short password', async () => {
    await expect(createMember({ organisationId, ...person })).rejects.toMatchObject({ code: 'conflict' });
    const short = { ...person, email: 'new@example.org', password: 'short' };
    await expect(createMember({ organisationId, ...short })).rejects.toMatchObject({ code: 'invalid_argument' });
  });

  it('makes one organisation when several processes ask for it at once', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => ensureOrganisation({ name: 'Same', slug: 'same' })));
    expect(new Set(made.map((entry) => entry.organisationId)).size).toBe(1);
    await expect(createOrganisation({ name: 'Same', slug: 'same' })).rejects.toMatchObject({ code: 'conflict' });
  });
});
