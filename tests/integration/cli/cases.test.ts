/** `colophon cases`, in this process, on cases that a worker left. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../../bin/cli/main';
import { useDatabase } from '../../setup/database';
import { type Desk, openDesk } from '../reviews/desk';

describe('colophon cases', { timeout: 600_000 }, () => {
  const database = useDatabase();
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk('cli-desk');
  });

  async function colophon(...argv: string[]) {
    let said = '';
    process.env.DATABASE_URL = database.ownerUrl;
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const code = await main(['cases', ...argv, '--json']);
    vi.restoreAllMocks();
    delete process.env.DATABASE_URL;
    return { code, ...JSON.parse(said || '{}') };
  }
  const as = (email: string, ...argv: string[]) => {
    process.env.COLOPHON_PASSWORD = 'long enough';
    return colophon(...argv, '--as', email);
  };

  it('list, show, claim, appeal and decide as the person whose password is given, and never on one’s own', async () => {
    const { id, caseId, held } = await desk.heldRun(1, desk.owner);
    const listed = await as(desk.reviewer.email, 'list');
    expect(listed.cases.map((entry: { id: string }) => entry.id)).toEqual([caseId]);
    const shown = await as(desk.reviewer.email, 'show', caseId);
    expect(shown.case.evidence[0]).toMatchObject({ score: 12, threshold: 31 });

    const own = await as(desk.owner.email, 'decide', caseId, '--approve', '--reason', 'mine');
    expect(own).toMatchObject({ code: 1, error: { code: 'conflict' } });
    expect(own.error.message).toMatch(/You asked for this generation/);

    expect((await as(desk.reviewer.email, 'claim', caseId)).code).toBe(0);
    const taken = await as(desk.second.email, 'decide', caseId, '--reject', '--reason', 'too close');
    expect(taken.error.message).toMatch(/looking at this case/);
    const rejected = await as(desk.reviewer.email, 'decide', caseId, '--reject', '--reason', 'too close');
    expect(rejected).toMatchObject({ code: 0, decision: 'reject' });

    const filed = await as(desk.owner.email, 'appeal', id, '--item', held, '--statement', 'We hold the rights to it.');
    expect(filed).toMatchObject({ code: 0, creditsHeld: 1 });
    const first = await as(desk.reviewer.email, 'decide', filed.case, '--reject', '--reason', 'again no');
    expect(first.error.message).toMatch(/another reviewer/);
    const upheld = await as(desk.second.email, 'decide', filed.case, '--reject', '--reason', 'really too close');
    expect(upheld).toMatchObject({ code: 0, kind: 'appeal' });
  });

  it('says in one sentence what is wrong with a request', async () => {
    expect(await colophon('decide', 'cas_x', '--approve', '--reject')).toMatchObject({
      code: 2,
      error: { code: 'invalid_argument' },
    });
    expect(await colophon('show', 'cas_none')).toMatchObject({ code: 1, error: { code: 'not_found' } });
    expect(await as('nobody@x.test', 'list')).toMatchObject({ code: 2 });
  });
});
