import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  acceptInvitation,
  actorOf,
  changeOrganisation,
  changeRole,
  foundOrganisation,
  getOrganisation,
  invite,
  joinByInvitation,
  listInvitations,
  listMembers,
  type Person,
  removeMember,
  sessionOf,
  setQuota,
  signIn,
  switchOrganisation,
  transferOwnership,
  withdrawInvitation,
} from '../../../lib/accounts/index';
import { release } from '../../../lib/billing/index';
import { forOrganisation } from '../../../lib/db/index';
import { requestGeneration } from '../../../lib/generations/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';
import { closeOutbox, openOutbox, tokenIn } from './mailbox';

const database = useDatabase();
const GOOD = 'velvet lantern quarry otter';
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
beforeAll(() => openOutbox());
afterAll(() => closeOutbox());

async function personOf(actor: Actor): Promise<Person> {
  const session = await signIn(actor.email, 'long enough');
  const state = await sessionOf(session?.sessionId ?? '');
  if (!state) throw new Error('no session');
  return state.person;
}

describe('invitations', () => {
  it('by mail are for that address alone and make a member once', async () => {
    const { owner } = await anOrganisation('mailing', 0n);
    const { owner: other } = await anOrganisation('elsewhere', 0n);
    const { mailed, link } = await invite(owner, { email: 'Guest@Example.org', role: 'editor' });
    expect(mailed).toBe(true);
    const token = await tokenIn('guest@example.org', /invites you to mailing/);
    expect(token).toBe(tokenOf(link));
    await expect(acceptInvitation(await personOf(other), token)).rejects.toMatchObject({ code: 'conflict' });
    const wish = { email: 'ignored@example.org', name: 'Guest', password: GOOD };
    const { sessionId } = await joinByInvitation(token, wish);
    const expected = { email: 'guest@example.org', organisationName: 'mailing', role: 'editor' };
    expect(await actorOf(sessionId)).toMatchObject(expected);
    await expect(joinByInvitation(token, { ...wish, name: 'Again' })).rejects.toMatchObject({ code: 'link_expired' });
    expect(JSON.stringify(await database.sql('SELECT * FROM invitation'))).not.toContain(token);
  });

  it('by link are for whoever comes first, and for nobody once withdrawn or over', async () => {
    const { owner } = await anOrganisation('linking', 0n);
    const [one, two] = [await anOrganisation('guest-one', 0n), await anOrganisation('guest-two', 0n)];
    const { link } = await invite(owner, { role: 'viewer' });
    const people = [await personOf(one.owner), await personOf(two.owner)];
    const joined = await Promise.allSettled(people.map((person) => acceptInvitation(person, tokenOf(link))));
    expect(joined.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    const withdrawn = await invite(owner, { role: 'viewer' });
    await withdrawInvitation(owner, withdrawn.id);
    const over = await invite(owner, { role: 'viewer' });
    await database.sql("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [over.id]);
    for (const { link: dead } of [withdrawn, over])
      await expect(acceptInvitation(people[0] as Person, tokenOf(dead))).rejects.toMatchObject({
        code: 'link_expired',
      });
    const states = (await listInvitations(owner)).invitations.map(({ state }) => state).sort();
    expect(states).toEqual(['accepted', 'expired', 'withdrawn']);
  });

  it('make no owner and are not for those who may not invite', async () => {
    const { owner, join } = await anOrganisation('refusing', 0n);
    await expect(invite(owner, { role: 'owner' })).rejects.toMatchObject({ code: 'invalid_argument' });
    for (const role of ['editor', 'reviewer', 'viewer'] as const)
      await expect(invite(await join(role), { role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('members', () => {
  it('are managed by admins, except owners', async () => {
    const { owner, join } = await anOrganisation('managed', 0n);
    const [admin, editor] = [await join('admin'), await join('editor')];
    await changeRole(admin, editor.email, 'reviewer');
    await expect(changeRole(admin, owner.userId, 'viewer')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeMember(admin, owner.userId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeRole(admin, editor.userId, 'owner')).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(transferOwnership(admin, editor.userId)).rejects.toMatchObject({ code: 'forbidden' });
    await removeMember(editor, editor.userId);
    expect((await listMembers(owner)).members.map(({ role }) => role).sort()).toEqual(['admin', 'owner']);
  });

  it('always have an owner, whatever two of them do at once', async () => {
    const { owner, join } = await anOrganisation('owned', 0n);
    const second = await join('owner');
    await join('editor');
    const [a, b] = await Promise.allSettled([
      changeRole(owner, owner.userId, 'viewer'),
      changeRole(second, second.userId, 'viewer'),
    ]);
    expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = [a, b].find((entry) => entry.status === 'rejected');
    expect(refused?.status === 'rejected' && refused.reason.code).toBe('conflict');
  });

  it('change the owner in one act', async () => {
    const { owner, join } = await anOrganisation('handed', 0n);
    const editor = await join('editor');
    await transferOwnership(owner, editor.email);
    const roles = new Map((await listMembers(owner)).members.map(({ userId, role }) => [userId, role]));
    expect([roles.get(owner.userId), roles.get(editor.userId)]).toEqual(['admin', 'owner']);
  });

  it('are nobody to another organisation', async () => {
    const [{ owner }, { owner: stranger }] = [await anOrganisation('here', 0n), await anOrganisation('there', 0n)];
    const attempts = [changeRole, removeMember, transferOwnership, setQuota] as ((
      actor: Actor,
      who: string,
      value: never,
    ) => Promise<void>)[];
    for (const attempt of attempts)
      await expect(attempt(stranger, owner.userId, 'viewer' as never)).rejects.toMatchObject({
        code: expect.stringMatching(/not_found|invalid_argument/),
      });
  });
});

describe('several organisations', () => {
  it('are switched by the session, and only among one’s own', async () => {
    const { owner } = await anOrganisation('first', 0n);
    const { owner: stranger } = await anOrganisation('not-mine', 0n);
    const person = await personOf(owner);
    const { organisationId } = await foundOrganisation(owner.userId, 'Second Home');
    expect((await actorOf(person.sessionId))?.organisationName).toBe('first');
    await switchOrganisation(person, organisationId);
    expect((await actorOf(person.sessionId))?.organisationName).toBe('Second Home');
    for (const foreign of [stranger.organisationId, 'org_none'])
      await expect(switchOrganisation(person, foreign)).rejects.toMatchObject({ code: 'not_found' });
    // Removed from the one the session works in: the next request is in another, not in a stranger's.
    await forOrganisation(organisationId, (tx) => tx.member.deleteMany({ where: { organisationId } }));
    expect((await actorOf(person.sessionId))?.organisationName).toBe('first');
  });

  it('found with the same name get short names of their own', async () => {
    const { owner } = await anOrganisation('founder', 0n);
    const [a, b] = [
      await foundOrganisation(owner.userId, 'Café Zürich'),
      await foundOrganisation(owner.userId, 'Café Zürich'),
    ];
    expect(a.slug).toBe('cafe-zurich');
    expect(b.slug).toMatch(/^cafe-zurich-[0-9a-f]{6}$/);
  });
});

describe('settings', () => {
  it('change what is named, and only for those who may', async () => {
    const { owner, join } = await anOrganisation('settled', 0n);
    const presetId = await aBrand(owner);
    await changeOrganisation(owner, { regions: ['US', 'EU', 'EU'], retentionDays: 30, defaultPresetId: 'tallhamn' });
    const changed = {
      regions: ['EU', 'US'],
      retentionDays: 30,
      defaultPresetId: presetId,
      secondFactorRequired: false,
    };
    expect(await getOrganisation(owner)).toMatchObject(changed);
    await changeOrganisation(owner, { retentionDays: null });
    expect(await getOrganisation(owner)).toMatchObject({ ...changed, retentionDays: null });
    for (const wrong of [{ regions: ['Europe'] }, { retentionDays: 0 }, { nonsense: 1 }, { name: '' }])
      await expect(changeOrganisation(owner, wrong)).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(changeOrganisation(await join('editor'), { name: 'Mine' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { owner: stranger } = await anOrganisation('unsettled', 0n);
    await expect(changeOrganisation(stranger, { defaultPresetId: presetId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a monthly quota', () => {
  it('is never exceeded, however many briefs come at once; what is released comes back', async () => {
    const { owner, join } = await anOrganisation('frugal');
    await aModel();
    await aBrand(owner);
    const editor = await join('editor');
    await setQuota(owner, editor.email, 5);
    // Two items each: two briefs fit, a third does not.
    const asked = await Promise.allSettled(
      [1, 2, 3, 4].map((seed) => requestGeneration(editor, { brief: { ...BRIEF, seed }, preset: 'tallhamn' })),
    );
    const codes = asked.map((entry) => (entry.status === 'rejected' ? entry.reason.code : 'held')).sort();
    expect(codes).toEqual(['held', 'held', 'quota_used_up', 'quota_used_up']);
    await requestGeneration(owner, { brief: BRIEF, preset: 'tallhamn' });
    const used = async () =>
      (await listMembers(owner)).members.find(({ userId }) => userId === editor.userId)?.usedThisMonth;
    expect(await used()).toBe(4);

    const { organisationId } = owner;
    await forOrganisation(organisationId, async (tx) => {
      const item = await tx.item.findFirstOrThrow({ where: { generation: { createdBy: editor.userId } } });
      await release(tx, { organisationId, generationId: item.generationId, itemId: item.id });
    });
    expect(await used()).toBe(3);
    await requestGeneration(editor, { brief: { ...BRIEF, seed: 9 }, preset: 'tallhamn' });
    await setQuota(owner, editor.email, null);
    await requestGeneration(editor, { brief: { ...BRIEF, seed: 10 }, preset: 'tallhamn' });
  });
});
