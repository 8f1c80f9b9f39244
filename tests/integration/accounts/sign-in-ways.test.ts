import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  beginSecondFactor,
  cancelDeletion,
  changeOrganisation,
  changePassword,
  confirmEmailChange,
  confirmSecondFactor,
  confirmSignUp,
  eraseDueAccounts,
  exportAccount,
  listSessions,
  type Person,
  passSecondFactor,
  requestDeletion,
  requestEmailChange,
  requestPasswordReset,
  requestSignInLink,
  requestSignUp,
  resetPassword,
  revokeSession,
  sessionOf,
  signIn,
  signInByLink,
  signInElsewhere,
} from '../../../lib/accounts/index';
import { takeToken } from '../../../lib/db/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';
import { closeOutbox, mailsTo, openOutbox, tokenIn } from './mailbox';

const database = useDatabase();
const GOOD = 'velvet lantern quarry otter';
beforeAll(() => openOutbox());
afterAll(() => closeOutbox());

async function personOf(sessionId: string | undefined): Promise<Person> {
  const state = await sessionOf(sessionId ?? '');
  if (!state) throw new Error('no session');
  return state.person;
}

/** Somebody who signed up, with their own organisation. */
async function signedUp(email: string): Promise<string> {
  await requestSignUp({ email, name: 'Ada', organisation: 'Ada & Co', password: GOOD });
  return (await confirmSignUp(await tokenIn(email, /Confirm/))).sessionId;
}

describe('signing up', () => {
  it('makes person and organisation once the link was used, and nothing before or twice', async () => {
    await requestSignUp({ email: 'New@Example.org', name: 'New', organisation: 'Atelier Neu', password: GOOD });
    expect(await signIn('new@example.org', GOOD)).toBeNull();
    const token = await tokenIn('new@example.org', /Confirm/);
    const { sessionId } = await confirmSignUp(token);
    expect(await actorOf(sessionId)).toMatchObject({ role: 'owner', organisationName: 'Atelier Neu' });
    await expect(confirmSignUp(token)).rejects.toMatchObject({ code: 'link_expired' });
  });

  it('answers the same for a known address, and tells only its owner', async () => {
    await signedUp('known@example.org');
    const before = await mailsTo('known@example.org');
    const wish = { email: 'known@example.org', name: 'Eve', organisation: 'Eve', password: GOOD };
    await expect(requestSignUp(wish)).resolves.toBeUndefined();
    await expect.poll(() => mailsTo('known@example.org')).toBe(before + 1);
  });

  it('refuses a password that is short, common, or made of the person', async () => {
    for (const password of ['short', 'password123', 'qwertyuiop', 'ada@example.org1', 'aaaaaaaaaaaaaa'])
      await expect(
        requestSignUp({ email: 'ada@example.org', name: 'Ada', organisation: 'A', password }),
      ).rejects.toMatchObject({ code: 'invalid_argument', params: { argument: 'password' } });
  });
});

describe('a link instead of a password', () => {
  it('signs in once, and says nothing about unknown addresses', async () => {
    await signedUp('link@example.org');
    await requestSignInLink('link@example.org');
    const token = await tokenIn('link@example.org', /sign-in link/);
    const [first, second] = await Promise.all([signInByLink(token), signInByLink(token)]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
    await expect(requestSignInLink('nobody@example.org')).resolves.toBeUndefined();
    expect(await mailsTo('nobody@example.org')).toBe(0);
    expect(await signInByLink('made up')).toBeNull();
  });

  it('has run out after its time', async () => {
    await requestSignInLink('link@example.org');
    const token = await tokenIn('link@example.org', /sign-in link/);
    await database.sql("UPDATE sign_in_token SET expires_at = now() - interval '1 second'");
    expect(await signInByLink(token)).toBeNull();
  });

  it('keeps no token that could be used, only hashes', async () => {
    await requestSignInLink('link@example.org');
    const token = await tokenIn('link@example.org', /sign-in link/);
    const rows = await database.sql('SELECT * FROM sign_in_token');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a second factor', () => {
  const code = (secret: string, at = Date.now()) =>
    new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
      timestamp: at,
    });
  const enrolled = async (email: string) => {
    const person = await personOf(await signedUp(email));
    const { secret, uri } = await beginSecondFactor(person);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Colophon/);
    const codes = await confirmSecondFactor(person, code(secret, Date.now() - 30_000));
    return { person, secret, codes };
  };

  it('opens nothing until it is given, and takes each code once', async () => {
    const { secret } = await enrolled('totp@example.org');
    const session = await signIn('totp@example.org', GOOD);
    expect(session?.secondFactorPending).toBe(true);
    expect(await actorOf(session?.sessionId ?? '')).toBeNull();
    const person = await personOf(session?.sessionId);
    await expect(passSecondFactor(person, '000000')).rejects.toMatchObject({ code: 'wrong_code' });
    const now = code(secret);
    await passSecondFactor(person, now);
    expect(await actorOf(session?.sessionId ?? '')).not.toBeNull();
    const again = await personOf((await signIn('totp@example.org', GOOD))?.sessionId);
    await expect(passSecondFactor(again, now)).rejects.toMatchObject({ code: 'wrong_code' });
  });

  it('is asked for after a link, too, and a recovery code works once', async () => {
    const { codes } = await enrolled('lost@example.org');
    expect(codes).toHaveLength(10);
    await requestSignInLink('lost@example.org');
    const session = await signInByLink(await tokenIn('lost@example.org', /sign-in link/));
    const person = await personOf(session?.sessionId);
    const used = await Promise.allSettled([
      passSecondFactor(person, codes[0] ?? ''),
      passSecondFactor(person, codes[0] ?? ''),
    ]);
    expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await database.sql('SELECT code_hash FROM recovery_code');
    expect(JSON.stringify(rows)).not.toContain(codes[1]);
    const [kept] = await database.sql<{ secret: string }>('SELECT secret FROM second_factor LIMIT 1');
    expect(kept?.secret).toMatch(/^[0-9a-f]{8}\.[\w-]+\.[\w-]+$/);
  });

  it('can be guessed six times, then one has to wait', async () => {
    const { person } = await enrolled('guessed@example.org');
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => passSecondFactor(person, '123456')));
    const codes = tries.map((entry) => (entry.status === 'rejected' ? entry.reason.code : 'passed'));
    expect(codes.filter((entry) => entry === 'rate_limited').length).toBeGreaterThanOrEqual(3);
    expect(codes).not.toContain('passed');
  });

  it('is asked of everybody once the organisation says so, at the next page', async () => {
    const sessionId = await signedUp('rule@example.org');
    const actor = await actorOf(sessionId);
    if (!actor) throw new Error('no actor');
    await changeOrganisation(actor, { secondFactorRequired: true });
    expect(await sessionOf(sessionId)).toMatchObject({ state: 'must_enrol', organisationName: 'Ada & Co' });
    expect(await actorOf(sessionId)).toBeNull();
    const person = await personOf(sessionId);
    const { secret } = await beginSecondFactor(person);
    await confirmSecondFactor(person, code(secret));
    expect(await actorOf(sessionId)).toMatchObject({ organisationId: actor.organisationId });
  });
});

describe('signing in elsewhere', () => {
  const claims = {
    issuer: 'https://issuer.test',
    subject: 's1',
    email: 'oidc@example.org',
    emailVerified: true,
    name: 'Oda',
  };

  it('makes an account for a vouched address, and knows it by subject when the address changes', async () => {
    const first = await signInElsewhere(claims);
    const again = await signInElsewhere({ ...claims, email: 'else@example.org', emailVerified: false });
    if (!('session' in first && 'session' in again)) throw new Error('refused');
    const [one, two] = [await personOf(first.session.sessionId), await personOf(again.session.sessionId)];
    expect(two.userId).toBe(one.userId);
    expect(two.email).toBe('oidc@example.org');
  });

  it('never lets an address that nobody vouches for into an account', async () => {
    await signedUp('victim@example.org');
    const evil = { ...claims, subject: 'evil', email: 'victim@example.org', emailVerified: false };
    expect(await signInElsewhere(evil)).toEqual({ refused: 'unverified' });
    const other = await signInElsewhere({ ...claims, issuer: 'https://other.test', email: null });
    expect(other).toEqual({ refused: 'unverified' });
  });
});

describe('sessions', () => {
  it('are listed without their keys, end one by one, and end all when the password changes', async () => {
    const sessionId = await signedUp('many@example.org');
    const [a, b] = [
      await signIn('many@example.org', GOOD, { userAgent: 'Firefox/1' }),
      await signIn('many@example.org', GOOD),
    ];
    const person = await personOf(sessionId);
    const list = await listSessions(person);
    expect(list).toHaveLength(3);
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    expect(JSON.stringify(list)).not.toContain(a?.sessionId);
    const firefox = list.find(({ userAgent }) => userAgent === 'Firefox/1');
    await revokeSession(person, firefox?.handle ?? '');
    expect(await sessionOf(a?.sessionId ?? '')).toBeNull();
    const stranger = await personOf(await signedUp('stranger@example.org'));
    await expect(revokeSession(stranger, list[0]?.handle ?? '')).rejects.toMatchObject({ code: 'not_found' });
    await changePassword(person, { current: GOOD, password: 'seventeen purple herons sing' });
    expect(await sessionOf(b?.sessionId ?? '')).toBeNull();
    expect(await sessionOf(sessionId)).not.toBeNull();
  });

  it('all end with a reset, whose link works once and not with a weak password', async () => {
    const sessionId = await signedUp('reset@example.org');
    await requestPasswordReset('reset@example.org');
    const token = await tokenIn('reset@example.org', /new password/);
    await expect(resetPassword(token, 'weak')).rejects.toMatchObject({ code: 'invalid_argument' });
    await resetPassword(token, 'granite willow sandwich tide');
    await expect(resetPassword(token, 'granite willow sandwich tide')).rejects.toMatchObject({ code: 'link_expired' });
    expect(await sessionOf(sessionId)).toBeNull();
    expect(await signIn('reset@example.org', GOOD)).toBeNull();
    expect(await signIn('reset@example.org', 'granite willow sandwich tide')).not.toBeNull();
  });
});

describe('the address', () => {
  it('changes when both ends agree, whoever is first, and not with one', async () => {
    const person = await personOf(await signedUp('old@example.org'));
    await requestEmailChange(person, { email: 'fresh@example.org', current: GOOD });
    const [old, fresh] = [
      await tokenIn('old@example.org', /about to change/),
      await tokenIn('fresh@example.org', /new address/),
    ];
    expect(await confirmEmailChange(fresh)).toBe('waiting');
    expect(await confirmEmailChange(fresh)).toBe('waiting');
    expect(await signIn('fresh@example.org', GOOD)).toBeNull();
    expect(await confirmEmailChange(old)).toBe('changed');
    expect(await signIn('old@example.org', GOOD)).toBeNull();
    expect(await signIn('fresh@example.org', GOOD)).not.toBeNull();
    await expect(confirmEmailChange(old)).rejects.toMatchObject({ code: 'link_expired' });
  });

  it('is not taken from somebody who has it', async () => {
    const person = await personOf(await signedUp('mover@example.org'));
    await signedUp('there@example.org');
    await requestEmailChange(person, { email: 'there@example.org', current: GOOD });
    await confirmEmailChange(await tokenIn('there@example.org', /new address/));
    const last = confirmEmailChange(await tokenIn('mover@example.org', /about to change/));
    await expect(last).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('leaving', () => {
  it('exports what is kept, waits out the grace period, can be taken back, and then erases the person alone', async () => {
    const sessionId = await signedUp('gone@example.org');
    const person = await personOf(sessionId);
    const data = JSON.stringify(await exportAccount(person));
    for (const part of ['gone@example.org', 'Ada & Co', 'sessions', 'generations']) expect(data).toContain(part);
    expect(data).not.toMatch(/argon2|password_hash|secret"/);
    await requestDeletion(person, GOOD);
    expect(await eraseDueAccounts()).toBe(0);
    await cancelDeletion(person);
    await requestDeletion(person, GOOD);
    await database.sql(
      "UPDATE app_user SET delete_after = now() - interval '1 second' WHERE email = 'gone@example.org'",
    );
    expect(await eraseDueAccounts()).toBe(1);
    expect(await sessionOf(sessionId)).toBeNull();
    expect(await database.sql("SELECT FROM app_user WHERE email = 'gone@example.org'")).toEqual([]);
    const organisationId = person.memberships[0]?.organisationId ?? '';
    const kinds = await database.sql<{ kind: string }>(
      'SELECT kind FROM audit_entry WHERE organisation_id = $1 ORDER BY seq',
      [organisationId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['organisation.created', 'member.erased']);
  });

  it('is refused to the only owner of an organisation with others', async () => {
    const { owner, join } = await anOrganisation('staying', 0n);
    await join('editor');
    const person = { ...owner, sessionId: '', memberships: [], secondFactor: false, deleteAfter: null };
    await expect(requestDeletion(person, 'long enough')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('limits', () => {
  it('give exactly the burst however many ask at once, and say how long to wait', async () => {
    const waits = await Promise.all(Array.from({ length: 40 }, () => takeToken('test:burst', 7, 0.001)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(7);
    for (const wait of waits.filter((entry) => entry > 0)) expect(wait).toBeGreaterThan(900);
  });

  it('come back with time', async () => {
    await takeToken('test:back', 1, 1);
    expect(await takeToken('test:back', 1, 1)).toBeGreaterThan(0);
    await database.sql("UPDATE token_bucket SET at = at - interval '2 seconds' WHERE key = 'test:back'");
    expect(await takeToken('test:back', 1, 1)).toBe(0);
  });
});
