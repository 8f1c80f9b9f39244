import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as manifestOf } from '../../../app/v1/soft-binding/manifests/[id]/route';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { changeOrganisation, readAuditLog } from '../../../lib/accounts/index';
import { forOrganisation } from '../../../lib/db/index';
import {
  getAsset,
  getGeneration,
  listAssets,
  readAsset,
  readPreview,
  readReceipt,
  readReport,
} from '../../../lib/generations/index';
import { decodeImage, encodeJpeg, encodePng } from '../../../lib/imaging/index';
import { dueForRemoval, liftHold, placeHold, sweepRetention } from '../../../lib/retention/index';
import { fileAppeal } from '../../../lib/reviews/index';
import { blobRoot } from '../../../lib/storage/index';
import { closeVerifyThread, originalPreview, verifyInThread } from '../../../lib/verify/index';
import { sweepBlobs, sweepPastRetention } from '../../../workers/tasks/daily';
import { useDatabase } from '../../setup/database';
import { aSealer, type Sealer } from '../seals/sealing';

const database = useDatabase();
const DAY_MS = 24 * 3600 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

/** As if every stored file had lain there for two days: the sweep of orphans leaves younger ones alone. */
async function age(organisationId: string): Promise<string[]> {
  const folder = join(blobRoot(), organisationId);
  const names = await readdir(folder);
  for (const name of names) await utimes(join(folder, name), inDays(-2), inDays(-2));
  return names;
}

describe('retention', { timeout: 300_000 }, () => {
  let sealer: Sealer;
  let other: Sealer;
  const seal = (by: Sealer, seed: number) =>
    encodePng(drawnPicture('waves', 640, 512, seed)).then((bytes) =>
      by.seal({ bytes, fileName: 'x.png', source: 'algorithmic', people: 'none' }),
    );
  type Sealed = Awaited<ReturnType<typeof seal>>;
  let old: Sealed;
  let held: Sealed;
  let disputed: Sealed;
  let theirs: Sealed;

  beforeAll(async () => {
    sealer = await aSealer('keeps-thirty-days');
    other = await aSealer('keeps-everything');
    old = await seal(sealer, 3);
    held = await seal(sealer, 4);
    disputed = await seal(sealer, 5);
    theirs = await seal(other, 3);
    await changeOrganisation(sealer.owner, { retentionDays: 30 });
  }, 300_000);
  afterAll(async () => {
    await closeVerifyThread();
    await sealer?.home.close();
    await other?.home.close();
  });

  const assetOf = (one: Sealed) => one.view.items[0]?.assetId ?? '';

  test('nothing is due before its days are over, nor where no limit is set', async () => {
    const { organisationId } = sealer.owner;
    expect((await dueForRemoval(organisationId, inDays(29))).removed).toEqual([]);
    expect((await dueForRemoval(organisationId, inDays(31))).removed).toHaveLength(3);
    expect(await dueForRemoval(other.owner.organisationId, inDays(4000))).toMatchObject({
      retentionDays: null,
      removed: [],
    });
  });

  test('a legal hold and an open rights case are passed by; a dry run changes nothing', async () => {
    const { organisationId } = sealer.owner;
    await placeHold(sealer.owner, held.view.id, 'A court asked for it.');
    await expect(placeHold(sealer.owner, held.view.id, 'Again.')).rejects.toMatchObject({ code: 'conflict' });
    await expect(placeHold(other.owner, held.view.id, 'Not theirs.')).rejects.toMatchObject({ code: 'not_found' });
    await forOrganisation(organisationId, (tx) =>
      tx.rightsCase.create({
        data: {
          ...{ id: 'rca_test', organisationId, assetId: assetOf(disputed), workId: 'wrk_x' },
          ...{ title: 'Work', holder: 'Somebody', distance: 4, variant: 'original' },
        },
      }),
    );
    const due = await dueForRemoval(organisationId, inDays(31));
    expect(due.removed.map(({ generationId }) => generationId)).toEqual([old.view.id]);
    expect(due.kept).toEqual(
      expect.arrayContaining([
        { generationId: held.view.id, why: ['legal_hold'] },
        { generationId: disputed.view.id, why: ['open_rights_case'] },
      ]),
    );
    expect((await readAsset(sealer.owner, assetOf(old))).bytes.length).toBeGreaterThan(1000);
  });

  test('an open case keeps its generation', async () => {
    const { organisationId } = sealer.owner;
    const [item] = old.view.items;
    await forOrganisation(organisationId, (tx) =>
      tx.reviewCase.create({
        data: {
          ...{ id: 'cas_test', organisationId, itemId: item?.id ?? '', generationId: old.view.id },
          creativeSha256: 'ab'.repeat(32),
        },
      }),
    );
    expect((await dueForRemoval(organisationId, inDays(31))).kept).toContainEqual({
      generationId: old.view.id,
      why: ['open_case'],
    });
    await database.sql(
      "UPDATE review_case SET status = 'rejected', decided_at = now() - interval '60 days', decided_by = 'somebody', reason = 'closed' WHERE id = 'cas_test'",
    );
  });

  test('what is past its days is deleted from disk, its reports and everybody else’s files stay', async () => {
    const { organisationId } = sealer.owner;
    const before = await age(organisationId);
    const others = await age(other.owner.organisationId);
    const kept = await forOrganisation(organisationId, (tx) =>
      tx.asset.findMany({
        select: { id: true, sha256: true, previewSha256: true, reportSha256: true, receiptSha256: true },
      }),
    );
    const gone = kept.find(({ id }) => id === assetOf(old));
    expect(await sweepPastRetention(inDays(31))).toBe(1);
    expect(await sweepPastRetention(inDays(31))).toBe(0);
    await sweepBlobs(new Date());
    const after = new Set(await readdir(join(blobRoot(), organisationId)));
    expect(after.size).toBeLessThan(before.length);
    expect(after.has(gone?.sha256 ?? '')).toBe(false);
    expect(after.has(gone?.previewSha256 ?? '')).toBe(false);
    for (const asset of kept) {
      expect(after.has(asset.reportSha256)).toBe(true);
      expect(after.has(asset.receiptSha256)).toBe(true);
      if (asset.id !== gone?.id) expect(after.has(asset.sha256) && after.has(asset.previewSha256)).toBe(true);
    }
    // What was uploaded for it went too: no file is left that only this generation's rows named.
    const left = await forOrganisation(
      organisationId,
      (tx) =>
        tx.$queryRaw<{ hash: string }[]>`
        SELECT DISTINCT m[1] AS hash FROM step_record s, regexp_matches(s::text, '[0-9a-f]{64}', 'g') m
        WHERE generation_id = ${old.view.id}`,
    );
    const named = left.map(({ hash }) => hash).filter((hash) => before.includes(hash));
    expect(named.length).toBeGreaterThan(2);
    const still = named.filter((hash) => after.has(hash));
    expect(still.every((hash) => hash === gone?.reportSha256 || hash === gone?.receiptSha256)).toBe(true);
    // The other organisation sealed the same picture and keeps everything.
    expect((await readdir(join(blobRoot(), other.owner.organisationId))).sort()).toEqual(others.sort());
    expect((await readAsset(other.owner, assetOf(theirs))).bytes.length).toBeGreaterThan(1000);
    expect((await readAsset(sealer.owner, assetOf(held))).bytes.length).toBeGreaterThan(1000);
  });

  test('the owner is told 410 with the day, and still has report, receipt and the page', async () => {
    const id = assetOf(old);
    for (const read of [readAsset, readPreview])
      await expect(read(sealer.owner, id)).rejects.toMatchObject({ code: 'removed_by_retention' });
    expect((await readReport(sealer.owner, id)).bytes.length).toBeGreaterThan(100);
    expect((await readReceipt(sealer.owner, id)).bytes.length).toBeGreaterThan(100);
    const page = await getAsset(sealer.owner, id);
    expect(page.removedAt).toBeInstanceOf(Date);
    expect(page.report).not.toBeNull();
    expect((await getGeneration(sealer.owner, old.view.id)).removedAt).toBeInstanceOf(Date);
    expect((await listAssets(sealer.owner)).assets.map((asset) => asset.id)).not.toContain(id);
  });

  test('anybody who holds the file, or a stripped one, is told who made it and when it was removed', async () => {
    const file = old.file?.bytes ?? new Uint8Array();
    const stripped = await encodeJpeg((await decodeImage(file)).pixels, { quality: 80 });
    const day = inDays(31).toISOString().slice(0, 10);
    for (const bytes of [file, stripped]) {
      const { record, words } = await verifyInThread(bytes, { name: 'x' });
      expect(record).toMatchObject({ state: 'found', removedAt: expect.stringContaining(day) });
      expect(words).toContain(`removed here by retention on ${day}`);
    }
    expect(await originalPreview(assetOf(old))).toBeNull();
    // The other organisation's delivery of the same picture is not said to be removed.
    const { record } = await verifyInThread(theirs.file?.bytes ?? new Uint8Array(), { name: 'y' });
    expect(record.asset?.assetId).toBe(assetOf(theirs));
    expect(record.removedAt).toBeUndefined();
  });

  test('the manifest repository answers 410 for it and 200 for the others', async () => {
    const ask = (one: Sealed, visitor: string) =>
      manifestOf(new Request('http://localhost/x', { headers: { 'x-forwarded-for': visitor } }), {
        params: Promise.resolve({ id: one.read?.credentials.manifestLabel ?? '' }),
      });
    const gone = await ask(old, '198.51.100.201');
    expect(gone.status).toBe(410);
    expect((await gone.json()).error).toMatchObject({ code: 'removed_by_retention' });
    expect((await ask(held, '198.51.100.202')).status).toBe(200);
  });

  test('nothing brings it back: no appeal, hold, step or second sweep; and it stands in the chained log', async () => {
    const { owner } = sealer;
    await expect(placeHold(owner, old.view.id, 'Too late.')).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      fileAppeal(owner, { generationId: old.view.id, statement: 'This was blocked for no reason.' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    for (const sql of [
      `INSERT INTO step_record (id, organisation_id, generation_id, step, attempt, status) VALUES ('stp_x', $1, $2, 'delivery', 99, 'started')`,
      `INSERT INTO legal_hold (id, organisation_id, generation_id, reason, placed_by) VALUES ('hld_x', $1, $2, 'x', 'x')`,
    ])
      await expect(database.sql(sql, [owner.organisationId, old.view.id])).rejects.toThrow(/removed by retention/);
    await expect(database.sql('DELETE FROM removal')).rejects.toThrow(/never change/);
    const { entries } = await readAuditLog(owner, { kind: 'generation.removed' });
    expect(entries.map(({ body }) => body)).toEqual([
      { generationId: old.view.id, assetIds: [assetOf(old)], retentionDays: 30 },
    ]);
  });

  test('a lifted hold is removed at the next sweep, and two sweeps at once remove it once', async () => {
    const { organisationId } = sealer.owner;
    await expect(liftHold(other.owner, held.view.id)).rejects.toMatchObject({ code: 'not_found' });
    await liftHold(sealer.owner, held.view.id);
    const both = await Promise.all([
      sweepRetention(organisationId, inDays(31)),
      sweepRetention(organisationId, inDays(31)),
    ]);
    expect(both.flatMap(({ removed }) => removed.map(({ generationId }) => generationId))).toEqual([held.view.id]);
  });
});
