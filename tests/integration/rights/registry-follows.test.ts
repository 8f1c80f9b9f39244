/** The index in memory against the rows: concurrent writers, late commits, removals, and a snapshot on disk that may be broken. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { forOrganisation } from '../../../lib/db/index';
import { newId } from '../../../lib/ids/index';
import { RegistryScope } from '../../../lib/rights/registry-scope';
import { connected, useDatabase } from '../../setup/database';
import { A, twoOrganisations } from '../../setup/two-organisations';
import { random } from '../../unit/safeguards/pictures';

const database = useDatabase();
const next = random(77);
const hash = () => Uint8Array.from({ length: 32 }, () => Math.floor(next() * 256));

beforeAll(async () => {
  await twoOrganisations();
  // A registry with embeddings has no snapshot.
  await database.sql('DELETE FROM protected_embedding');
});

async function add(title: string, print = hash()): Promise<{ id: string; print: Uint8Array }> {
  const id = newId('work');
  await forOrganisation(A, async (tx) => {
    await tx.protectedWork.create({ data: { id, organisationId: A, title, kind: 'artwork', holder: 'x' } });
    const data = { id: newId('fingerprint'), workId: id, organisationId: A, variant: 'original', quality: 90 };
    await tx.protectedFingerprint.create({ data: { ...data, hash: new Uint8Array(print) } });
  });
  return { id, print };
}
const finds = (scope: RegistryScope, print: Uint8Array) =>
  scope.works.index.search(print, 0).flatMap(({ ref }) => scope.works.ofFingerprint(ref)?.id ?? []);

it('sees every work of twelve writers at once, and each once', async () => {
  const scope = new RegistryScope(A, 0);
  await scope.refresh(A);
  const before = scope.works.size;
  const added = (await Promise.all(Array.from({ length: 48 }, (_, at) => add(`w${at}`)))).concat();
  await scope.refresh(A);
  await scope.refresh(A);
  expect(scope.works.size).toBe(before + 48);
  for (const { id, print } of added) expect(finds(scope, print)).toEqual([id]);
});

it('does not lose a work whose transaction began first and committed last', async () => {
  const scope = new RegistryScope(A, 0);
  await scope.refresh(A);
  const late = await connected(database.superuserUrl);
  const print = hash();
  await late.query('BEGIN');
  await late.query(
    `INSERT INTO protected_work (id, organisation_id, title, kind, holder) VALUES ('wrk_late', $1, 'Late', 'artwork', 'x')`,
    [A],
  );
  await late.query(
    `INSERT INTO protected_fingerprint (id, work_id, organisation_id, hash, variant, quality) VALUES ('fpr_late', 'wrk_late', $1, $2, 'original', 90)`,
    [A, Buffer.from(print)],
  );
  const early = await add('early');
  await scope.refresh(A);
  expect(finds(scope, early.print)).toEqual([early.id]);
  await late.query('COMMIT');
  await late.end();
  await scope.refresh(A);
  expect(finds(scope, print)).toEqual(['wrk_late']);
});

it('forgets what is removed, and finds what is registered again', async () => {
  const scope = new RegistryScope(A, 0);
  const { id, print } = await add('gone');
  await scope.refresh(A);
  expect(finds(scope, print)).toEqual([id]);
  await database.sql('DELETE FROM protected_work WHERE id = $1', [id]);
  await scope.refresh(A);
  expect(finds(scope, print)).toEqual([]);
});

it('opens from its snapshot, adds what came since, and throws a broken or foreign file away', {
  timeout: 600_000,
}, async () => {
  // A registry large enough for a file; by SQL, because only its size matters here.
  await database.sql(
    `INSERT INTO protected_work (id, organisation_id, title, kind, holder) SELECT 'wrk_n' || n, $1, 'n' || n, 'artwork', 'x' FROM generate_series(1, 20500) n`,
    [A],
  );
  await database.sql(
    `INSERT INTO protected_fingerprint (id, work_id, organisation_id, hash, variant, quality)
     SELECT 'fpr_n' || n, 'wrk_n' || n, $1, sha256(n::text::bytea), 'original', 90 FROM generate_series(1, 20500) n`,
    [A],
  );
  await database.sql(
    `INSERT INTO protected_fingerprint (id, work_id, organisation_id, hash, variant, quality)
     VALUES ('fpr_soft', 'wrk_n1', $1, sha256('soft'), 'soft original', 30)`,
    [A],
  );
  const [row] = await database.sql<{ hash: Buffer }>(`SELECT hash FROM protected_fingerprint WHERE id = 'fpr_n777'`);
  const print = new Uint8Array(row?.hash ?? []);
  await new RegistryScope(A, 0).refresh(A);
  const folder = join(database.dataDir, 'registry');
  expect(await readdir(folder)).toEqual([`${A}.index`]);

  const since = await add('since');
  const opened = new RegistryScope(A, 0);
  await opened.refresh(A);
  expect(finds(opened, print)).toEqual(['wrk_n777']);
  const [soft] = [...opened.works.soft.entries()];
  expect(opened.works.soft.size).toBe(1);
  expect(opened.works.ofFingerprint(soft?.ref ?? -1)).toMatchObject({ id: 'wrk_n1', workPart: 'soft original' });
  expect(finds(opened, since.print)).toEqual([since.id]);

  const file = join(folder, `${A}.index`);
  const whole = await readFile(file);
  const turned = Buffer.from(whole);
  turned[turned.length - 5] = (turned[turned.length - 5] ?? 0) ^ 1;
  for (const broken of [turned, whole.subarray(0, whole.length - 100), Buffer.from('{}\n'), Buffer.alloc(0)]) {
    await writeFile(file, broken);
    const again = new RegistryScope(A, 0);
    await again.refresh(A);
    expect(again.works.size).toBe(opened.works.size);
    expect(finds(again, print)).toEqual(['wrk_n777']);
  }
  // Good in itself, but its rows are gone: the count tells.
  await writeFile(file, whole);
  await database.sql(`DELETE FROM protected_work WHERE id IN (SELECT 'wrk_n' || n FROM generate_series(1, 100) n)`);
  await database.sql(`DELETE FROM registry_change WHERE removed`);
  const fitted = new RegistryScope(A, 0);
  await fitted.refresh(A);
  expect(fitted.works.size).toBe(opened.works.size - 100);
});
