import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  changeRole,
  exportAuditLog,
  readAuditLog,
  setQuota,
  verifyAuditLog,
} from '../../../lib/accounts/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';

const database = useDatabase();
let owner: Actor;
let editor: Actor;
let viewer: Actor;

beforeAll(async () => {
  const { owner: made, join } = await anOrganisation('logged', 0n);
  owner = made;
  editor = await join('editor');
  viewer = await join('viewer');
  await changeRole(owner, editor.userId, 'reviewer');
  await setQuota(owner, editor.userId, 10);
  await setQuota(owner, viewer.userId, 20);
});

const text = async (pieces: AsyncIterable<string>) => {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
};

describe('the audit log', () => {
  it('is filtered by what, about whom and when, page after page, and only for those who may', async () => {
    const { entries } = await readAuditLog(owner);
    expect(entries.map(({ seq }) => Number(seq))).toEqual([6, 5, 4, 3, 2, 1]);
    const kinds = async (filter: object) => (await readAuditLog(owner, filter)).entries.map(({ kind }) => kind);
    expect(await kinds({ kind: 'member.quota_changed' })).toHaveLength(2);
    expect(await kinds({ kind: 'member' })).toHaveLength(6);
    expect(await kinds({ kind: 'mem' })).toHaveLength(0);
    expect(await kinds({ about: editor.userId })).toEqual([
      'member.quota_changed',
      'member.role_changed',
      'member.added',
    ]);
    expect(await kinds({ from: new Date(Date.now() + 60_000) })).toEqual([]);
    const first = await readAuditLog(owner, {}, { limit: 4 });
    const rest = await readAuditLog(owner, {}, { limit: 4, cursor: first.nextCursor ?? '' });
    expect([...first.entries, ...rest.entries]).toEqual(entries);
    expect(() => readAuditLog(viewer)).toThrow(/viewer/);
    expect(() => exportAuditLog(viewer, 'csv')).toThrow(/viewer/);
    const { owner: stranger } = await anOrganisation('not-logged', 0n);
    expect((await readAuditLog(stranger, { about: editor.userId })).entries).toEqual([]);
  });

  it('is exported whole as JSON and CSV, and holds no address or name', async () => {
    const json = await text(exportAuditLog(owner, 'json'));
    expect(JSON.parse(json)).toHaveLength(6);
    const csv = (await text(exportAuditLog(owner, 'csv'))).trimEnd().split('\r\n');
    expect(csv).toHaveLength(7);
    expect(csv[0]).toBe('seq,at,kind,body,prev_hash,hash');
    expect(await text(exportAuditLog(owner, 'json', { kind: 'asset' }))).toBe('[]\n');
    expect(json).not.toMatch(/logged\.test/);
  });
});

/** Each tampers with all rights a superuser has, is caught, and is undone. */
describe('tampering in the database', () => {
  const id = () => owner.organisationId;
  const unlocked = async (work: () => Promise<unknown>) => {
    await database.sql('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await work();
    await database.sql('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
  };
  const at = (seq: number) => `organisation_id = '${id()}' AND seq = ${seq}`;

  it.each([
    ['an edited entry', 3n, (seq: number) => [`UPDATE audit_entry SET body = '{"role": "owner"}' WHERE ${at(seq)}`]],
    ['a changed time', 3n, (seq: number) => [`UPDATE audit_entry SET at = at - interval '1 day' WHERE ${at(seq)}`]],
    ['another kind', 3n, (seq: number) => [`UPDATE audit_entry SET kind = 'member.left' WHERE ${at(seq)}`]],
    ['a deleted entry', 4n, (seq: number) => [`DELETE FROM audit_entry WHERE ${at(seq)}`]],
    ['a deleted first entry', 2n, () => [`DELETE FROM audit_entry WHERE ${at(1)}`]],
    ['a deleted last entry', 6n, () => [`DELETE FROM audit_entry WHERE ${at(6)}`]],
    ['everything deleted', 1n, () => [`DELETE FROM audit_entry WHERE organisation_id = '${id()}'`]],
    [
      'two entries in another order',
      3n,
      () => [
        `UPDATE audit_entry SET seq = 900 WHERE ${at(3)}`,
        `UPDATE audit_entry SET seq = 3 WHERE ${at(4)}`,
        `UPDATE audit_entry SET seq = 4 WHERE ${at(900)}`,
      ],
    ],
    [
      'an entry rewritten together with its own hash',
      4n,
      () => [
        `UPDATE audit_entry SET body = '{"role": "owner"}' WHERE ${at(3)}`,
        `UPDATE audit_entry entry SET hash = audit_hash(entry) WHERE ${at(3)}`,
      ],
    ],
    [
      'the whole chain from an entry on written anew',
      6n,
      () => [
        `UPDATE audit_entry SET body = '{"role": "owner"}' WHERE ${at(5)}`,
        `UPDATE audit_entry entry SET hash = audit_hash(entry) WHERE ${at(5)}`,
        `UPDATE audit_entry SET prev_hash = (SELECT hash FROM audit_entry WHERE ${at(5)}) WHERE ${at(6)}`,
        `UPDATE audit_entry entry SET hash = audit_hash(entry) WHERE ${at(6)}`,
      ],
    ],
    [
      'an entry slipped in at the end past the triggers',
      7n,
      () => [
        `INSERT INTO audit_entry SELECT organisation_id, 7, at, kind, body, hash, hash FROM audit_entry WHERE ${at(6)}`,
        `UPDATE audit_entry entry SET hash = audit_hash(entry) WHERE ${at(7)}`,
      ],
    ],
  ])('is caught: %s', async (_what, brokenAt, attack) => {
    expect(await verifyAuditLog(owner)).toEqual({ intact: true, entries: 6n });
    await database.sql('CREATE TABLE kept AS SELECT * FROM audit_entry');
    await unlocked(async () => {
      for (const sql of attack(3)) await database.sql(sql);
    });
    const found = await verifyAuditLog(owner);
    await unlocked(async () => {
      await database.sql('DELETE FROM audit_entry');
      await database.sql('INSERT INTO audit_entry SELECT * FROM kept');
    });
    await database.sql('DROP TABLE kept');
    expect(found).toEqual({ intact: false, brokenAt });
  });

  it('cannot be hidden by moving the end of the chain back', async () => {
    for (const attempt of [
      `UPDATE audit_head SET seq = 5 WHERE organisation_id = '${id()}'`,
      `DELETE FROM audit_head WHERE organisation_id = '${id()}'`,
      'TRUNCATE audit_head',
    ])
      await expect(database.sql(attempt), attempt).rejects.toMatchObject({ code: '23001' });
  });
});
