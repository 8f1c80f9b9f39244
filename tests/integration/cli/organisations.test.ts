import { beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../../bin/cli/main';
import { importBrandMarks } from '../../../lib/rights/index';
import { useDatabase } from '../../setup/database';

/** What a person can do on the team, settings and audit pages, in scripts. */
describe('organisations on the command line', () => {
  const database = useDatabase();
  beforeAll(async () => {
    process.env.DATABASE_URL = database.ownerUrl;
    // The first command on a new installation draws every registered mark; a few are enough here.
    await importBrandMarks(20);
  });

  /** In this process: a start of its own for each would take a second. */
  async function run(...argv: string[]): Promise<{ code: number; json: Record<string, unknown>; text: string }> {
    let text = '';
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      const code = await main(argv);
      return { code, json: argv.includes('--json') ? JSON.parse(text) : {}, text };
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
  }

  it('are made, shown, set, and worked in after a switch', async () => {
    expect((await run('org', 'create', 'Nord Studio', '--json')).json).toMatchObject({ slug: 'nord-studio' });
    const set = ['--regions', 'EU,US', '--retention', '30', '--second-factor', '--json'];
    expect((await run('org', 'settings', 'nord-studio', ...set)).json).toMatchObject({
      regions: ['EU', 'US'],
      retentionDays: 30,
      secondFactorRequired: true,
    });
    await run('org', 'switch', 'nord-studio', '--json');
    expect((await run('org', 'show', '--json')).json).toMatchObject({ name: 'Nord Studio' });
    const { organisations } = (await run('org', 'list', '--json')).json as { organisations: { slug: string }[] };
    expect(organisations.map(({ slug }) => slug)).toContain('nord-studio');
  });

  it('get members, roles, quotas, invitations and another owner', async () => {
    const added = (await run('member', 'add', 'ada@nord.test', '--role', 'owner', '--name', 'Ada', '--json')).json;
    expect(added.link).toMatch(/\/signin\/link\?token=/);
    await run('member', 'add', 'bo@nord.test', '--role', 'editor', '--json');
    expect((await run('member', 'quota', 'bo@nord.test', '25', '--json')).json).toEqual({
      member: 'bo@nord.test',
      monthlyQuota: 25,
    });
    expect((await run('member', 'role', 'bo@nord.test', 'reviewer', '--json')).code).toBe(0);
    const invited = (await run('member', 'invite', '--role', 'viewer', '--days', '2', '--json')).json;
    expect((await run('member', 'withdraw', String(invited.id), '--json')).code).toBe(0);
    expect((await run('member', 'remove', 'ada@nord.test', '--json')).code).toBe(1);
    expect((await run('org', 'transfer', 'bo@nord.test', '--json')).code).toBe(0);
    const { members } = (await run('member', 'list', '--json')).json as { members: object[] };
    expect(members).toMatchObject([
      { email: 'ada@nord.test', role: 'admin' },
      { email: 'bo@nord.test', role: 'owner', monthlyQuota: null },
    ]);
    expect((await run('member', 'remove', 'ada@nord.test', '--json')).code).toBe(0);
  });

  it('have a log that is verified and exported, and whose tampering ends with exit code 1', async () => {
    expect((await run('audit-log', 'verify', '--json')).json).toMatchObject({ intact: true });
    const csv = (await run('audit-log', 'export', '--format', 'csv', '--kind', 'member.quota_changed')).text;
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
    await database.sql('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await database.sql("UPDATE audit_entry SET body = '{}' WHERE seq = 3");
    await database.sql('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
    const found = await run('audit-log', 'verify', '--json');
    expect(found.code).toBe(1);
    // No day was signed yet, so only the chain speaks.
    expect(found.json).toMatchObject({ intact: false, brokenAt: 3, signed_heads: { heads: 0, broken: null } });
  });

  it.each([
    [['org', 'fly'], /org create NAME/],
    [['org', 'create'], /org create NAME/],
    [['org', 'create', '!!!'], /--slug/],
    [['org', 'show', 'nowhere'], /no such organisation/],
    [['org', 'settings', '--retention', 'many'], /whole number/],
    [['org', 'settings', '--regions', 'Europe'], /two capital letters/],
    [['member', 'add', 'nonsense'], /not an e-mail address/],
    [['member', 'role', 'bo@nord.test', 'king'], /use owner, admin/],
    [['member', 'quota', 'nobody@nord.test', '5'], /no such member/],
    [['member', 'quota', 'bo@nord.test', '-5'], /options/],
    [['audit-log', 'export', '--format', 'xml'], /csv or json/],
    [['audit-log', 'verify', '--from', 'yesterday'], /date like/],
  ])('say in one sentence what is wrong with %j', async (argv, sentence) => {
    const { code, json } = await run(...argv, '--json');
    expect([1, 2]).toContain(code);
    expect((json.error as { message: string }).message).toMatch(sentence);
  });
});
