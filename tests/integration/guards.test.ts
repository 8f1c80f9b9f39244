import { beforeAll, describe, expect, it } from 'vitest';
import {
  appendAudit,
  assetFingerprints,
  assetParts,
  checkSession,
  createUser,
  forOrganisation,
  isUniqueViolation,
  membershipsOf,
  openSession,
  organisationBySlug,
  organisationOfGeneration,
  publishedAssets,
  registerInstanceWorks,
  revokeSession,
  unsettledGenerations,
  userForSignIn,
} from '../../lib/db/index';
import { useDatabase } from '../setup/database';
import { A, B, twoOrganisations } from '../setup/two-organisations';

const database = useDatabase();
beforeAll(twoOrganisations);

describe('what never changes', () => {
  it.each(['preset_version', 'step_record', 'asset', 'watermark', 'ledger_entry', 'audit_entry'])(
    'rows of %s can be changed or removed by nobody, the superuser included',
    async (table) => {
      const column = table === 'audit_entry' ? 'kind' : 'id';
      for (const attempt of [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(database.sql(attempt), attempt).rejects.toMatchObject({ code: '23001' });
      }
    },
  );
});

describe('the ledger', () => {
  const entry = (id: string, kind: 'hold' | 'capture' | 'release') => ({
    id,
    organisationId: A,
    kind,
    amount: 1n,
    generationId: 'gen_a',
    itemId: 'itm_a',
  });

  it('holds credits for an item once and ends that hold once, whether by capture or release', async () => {
    const add = (id: string, kind: 'hold' | 'capture' | 'release') =>
      forOrganisation(A, (tx) => tx.ledgerEntry.create({ data: entry(id, kind) }));
    await add('led_1', 'hold');
    const refused = await add('led_2', 'hold').catch((error: unknown) => error);
    expect(isUniqueViolation(refused)).toBe(true);
    await add('led_3', 'release');
    expect(isUniqueViolation(await add('led_4', 'capture').catch((error: unknown) => error))).toBe(true);
  });
});

describe('the audit log', () => {
  it('numbers and chains entries written by many at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        forOrganisation(A, (tx) => appendAudit(tx, { organisationId: A, kind: 'test.done', body: { n } })),
      ),
    );
    const rows = await database.sql<{ seq: string }>(
      `SELECT seq FROM audit_entry WHERE organisation_id = '${A}' ORDER BY seq`,
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    expect(await database.sql('SELECT audit_chain_broken_at() AS at')).toEqual([{ at: null }]);
  });

  it('shows where somebody with all rights changed an entry', async () => {
    await database.sql('ALTER TABLE audit_entry DISABLE TRIGGER never_changes');
    await database.sql(`UPDATE audit_entry SET body = '{"n": 99}' WHERE organisation_id = '${A}' AND seq = 7`);
    expect(await database.sql('SELECT audit_chain_broken_at() AS at')).toEqual([{ at: '7' }]);
    await database.sql('ALTER TABLE audit_entry ENABLE TRIGGER never_changes');
  });
});

describe('the named exceptions', () => {
  it('sign in: find a person by address in any case, their organisations, and nobody under a wrong one', async () => {
    expect(await userForSignIn('A@Example.org')).toEqual({ id: 'usr_a', name: 'a', passwordHash: 'x' });
    expect(await userForSignIn('c@example.org')).toBeNull();
    expect(await membershipsOf('usr_a')).toEqual([
      { organisationId: A, name: A, slug: 'a', role: 'owner', secondFactorRequired: false },
    ]);
    expect(await createUser({ id: 'usr_c', email: 'A@example.org', name: 'c', passwordHash: 'x' })).toBe(false);
  });

  it('know a session until it is revoked or over', async () => {
    expect(await checkSession('ses_a')).toMatchObject({ userId: 'usr_a', email: 'a@example.org' });
    await revokeSession('ses_a');
    expect(await checkSession('ses_a')).toBeNull();
    await openSession({ id: 'ses_old', userId: 'usr_a', expiresAt: new Date(Date.now() - 1000) });
    expect(await checkSession('ses_old')).toBeNull();
  });

  it('tell a worker whose generation it claimed', async () => {
    expect(await organisationOfGeneration('gen_b')).toBe(B);
    expect(await organisationOfGeneration('gen_none')).toBeNull();
    expect(await organisationBySlug('b')).toBe(B);
  });

  it('list silent unsettled generations across organisations, and not what changed just now', async () => {
    expect((await unsettledGenerations(0)).map(({ generationId }) => generationId).sort()).toEqual(['gen_a', 'gen_b']);
    expect(await unsettledGenerations(60)).toEqual([]);
    await forOrganisation(B, (tx) => tx.generation.update({ where: { id: 'gen_b' }, data: { status: 'settled' } }));
    expect((await unsettledGenerations(0)).map(({ generationId }) => generationId)).toEqual(['gen_a']);
  });

  it('publish a delivery by mark, bytes and id, without a person in it', async () => {
    const [found] = await publishedAssets('watermark', 'b'.repeat(16));
    expect(found).toMatchObject({ assetId: 'ast_b', organisationName: B, engine: 'house', placement: 'square' });
    expect(await publishedAssets('sha256', 'b'.repeat(64))).toEqual([found]);
    expect(await publishedAssets('asset', 'ast_b')).toEqual([found]);
    expect(await publishedAssets('watermark', 'ast_b')).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/usr_|example\.org/);
  });

  it('page through every fingerprint', async () => {
    expect(await assetFingerprints('', 1)).toEqual([{ assetId: 'ast_a', fingerprint: 'ab'.repeat(32) }]);
    expect(await assetFingerprints('ast_a', 1)).toEqual([{ assetId: 'ast_b', fingerprint: 'ab'.repeat(32) }]);
    expect(await assetFingerprints('ast_b')).toEqual([]);
    // Placeholder rows are from before parts were kept.
    expect(await assetParts('', 10)).toEqual([]);
  });

  it('register works of the installation once, and leave an organisation’s own alone', async () => {
    const prints = [{ id: 'fpr_new', hash: '00'.repeat(32), variant: 'original', quality: 50 }];
    const work = { id: 'wrk_new', title: 'New', kind: 'mark', holder: 'Somebody', fingerprints: prints };
    expect(await registerInstanceWorks([work])).toBe(1);
    expect(await registerInstanceWorks([work, { ...work, id: 'wrk_a', title: 'Taken over' }])).toBe(0);
    const seen = await forOrganisation(A, (tx) => tx.protectedWork.findMany({ include: { fingerprints: true } }));
    expect(seen.find(({ id }) => id === 'wrk_a')).toMatchObject({ title: 'Own', fingerprints: [{ id: 'fpr_a' }] });
    expect(seen.find(({ id }) => id === 'wrk_new')?.fingerprints).toHaveLength(1);
  });
});
