import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as manifestOf } from '../../../app/v1/soft-binding/manifests/[id]/route';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { retention } from '../../../bin/cli/retention';
import { type Actor, changeOrganisation, readAuditLog } from '../../../lib/accounts/index';
import { append } from '../../../lib/audit-log/index';
import { forOrganisation } from '../../../lib/db/index';
import {
  getAsset,
  getGeneration,
  listAssets,
  readAsset,
  readPreview,
  readReceipt,
  readReport,
  requestGeneration,
} from '../../../lib/generations/index';
import { newId } from '../../../lib/ids/index';
import { colourGrid, crop, encodeJpeg, encodePng, packColourGrid } from '../../../lib/imaging/index';
import { DELIVERY_KEYPOINTS, extractKeypoints, packKeypoints } from '../../../lib/imaging/keypoints/index';
import { pdq, pdqToHex } from '../../../lib/imaging/pdq';
import { dueForRemoval, liftHold, placeHold, sweepRetention } from '../../../lib/retention/index';
import { fileAppeal } from '../../../lib/reviews/index';
import { blobRoot, blobsOf } from '../../../lib/storage/index';
import { closeVerifyThread, originalPreview, verifyInThread } from '../../../lib/verify/index';
import { sweepBlobs, sweepPastRetention } from '../../../workers/tasks/daily';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

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

/** What a run leaves behind: a settled generation with one delivery, and the files its rows name. */
async function delivered(owner: Actor, seed: number) {
  const { organisationId } = owner;
  const { id } = await requestGeneration(owner, {
    brief: { ...BRIEF, seed, placements: ['instagram-post'] },
    preset: 'tallhamn',
  });
  const blobs = blobsOf(organisationId);
  const text = (words: string) => blobs.put(new TextEncoder().encode(`${words} of ${id}`));
  const pixels = drawnPicture('poster', 300, 300, seed);
  const bytes = await encodePng(pixels);
  const label = `urn:c2pa:${id}`;
  const files = {
    sha256: await blobs.put(bytes),
    previewSha256: await text('preview'),
    reportSha256: await text('report'),
    receiptSha256: await text('receipt'),
  };
  // One artwork is the same everywhere: what one organisation forgets, the other still has.
  const artwork = await blobs.put(new TextEncoder().encode('an artwork that both organisations drew'));
  const creative = await text('creative');
  await forOrganisation(organisationId, async (tx) => {
    const item = await tx.item.findFirstOrThrow({ where: { generationId: id } });
    const output = { artworks: [{ blob: artwork }], creatives: [{ blob: creative }], report: files.reportSha256 };
    const at = { organisationId, generationId: id };
    await tx.stepRecord.create({
      data: { ...at, id: newId('step'), step: 'composition', attempt: 1, status: 'finished', output },
    });
    await tx.asset.create({
      data: {
        ...{ ...at, ...files, id: item.assetId, itemId: item.id, index: 0, placement: item.placement },
        ...{ mediaType: 'image/png', width: 300, height: 300, bytes: bytes.length, watermarkKeyId: 'k' },
        ...{ manifestLabel: label, fingerprint: pdqToHex(pdq(pixels).hash) },
        colourGrid: packColourGrid(await colourGrid(pixels)),
        keypoints: packKeypoints(extractKeypoints(pixels, DELIVERY_KEYPOINTS)),
      },
    });
    await append(tx, {
      organisationId,
      kind: 'asset.delivered',
      body: { assetId: item.assetId, sha256: files.sha256 },
    });
  });
  await database.sql("UPDATE generation SET status = 'settled', settled_at = now() WHERE id = $1", [id]);
  const view = await getGeneration(owner, id);
  return {
    id,
    pixels,
    bytes,
    label,
    creative,
    artwork,
    files,
    assetId: view.items[0]?.assetId ?? '',
    itemId: view.items[0]?.id ?? '',
  };
}

describe('retention', { timeout: 300_000 }, () => {
  let owner: Actor;
  let other: Actor;
  type Delivered = Awaited<ReturnType<typeof delivered>>;
  let old: Delivered;
  let held: Delivered;
  let disputed: Delivered;
  let theirs: Delivered;

  beforeAll(async () => {
    await aModel();
    owner = (await anOrganisation('keeps-thirty-days')).owner;
    other = (await anOrganisation('keeps-everything')).owner;
    for (const one of [owner, other]) await aBrand(one);
    old = await delivered(owner, 3);
    held = await delivered(owner, 4);
    disputed = await delivered(owner, 5);
    theirs = await delivered(other, 6);
    await changeOrganisation(owner, { retentionDays: 30 });
  }, 300_000);
  afterAll(closeVerifyThread);

  test('nothing is due before its days are over, nor where no limit is set', async () => {
    const { organisationId } = owner;
    expect((await dueForRemoval(organisationId, inDays(29))).removed).toEqual([]);
    expect((await dueForRemoval(organisationId, inDays(31))).removed).toHaveLength(3);
    expect(await dueForRemoval(other.organisationId, inDays(4000))).toMatchObject({
      retentionDays: null,
      removed: [],
    });
  });

  test('a legal hold and an open rights case are passed by; a dry run changes nothing', async () => {
    const { organisationId } = owner;
    await placeHold(owner, held.id, 'A court asked for it.');
    await expect(placeHold(owner, held.id, 'Again.')).rejects.toMatchObject({ code: 'conflict' });
    await expect(placeHold(other, held.id, 'Not theirs.')).rejects.toMatchObject({ code: 'not_found' });
    await forOrganisation(organisationId, (tx) =>
      tx.rightsCase.create({
        data: {
          ...{ id: 'rca_test', organisationId, assetId: disputed.assetId, workId: 'wrk_x' },
          ...{ title: 'Work', holder: 'Somebody', distance: 4, variant: 'original' },
        },
      }),
    );
    const due = await dueForRemoval(organisationId, inDays(31));
    expect(due.removed.map(({ generationId }) => generationId)).toEqual([old.id]);
    expect(due.kept).toEqual(
      expect.arrayContaining([
        { generationId: held.id, why: ['legal_hold'] },
        { generationId: disputed.id, why: ['open_rights_case'] },
      ]),
    );
    expect((await readAsset(owner, old.assetId)).bytes.length).toBeGreaterThan(1_000);
  });

  test('an open case keeps its generation', async () => {
    const { organisationId } = owner;
    await forOrganisation(organisationId, (tx) =>
      tx.reviewCase.create({
        data: {
          ...{ id: 'cas_test', organisationId, itemId: old.itemId, generationId: old.id },
          creativeSha256: 'ab'.repeat(32),
        },
      }),
    );
    expect((await dueForRemoval(organisationId, inDays(31))).kept).toContainEqual({
      generationId: old.id,
      why: ['open_case'],
    });
    await database.sql(
      "UPDATE review_case SET status = 'rejected', decided_at = now() - interval '60 days', decided_by = 'somebody', reason = 'closed' WHERE id = 'cas_test'",
    );
  });

  test('what is past its days is deleted from disk, its reports and everybody else’s files stay', async () => {
    const { organisationId } = owner;
    const before = await age(organisationId);
    const others = await age(other.organisationId);
    expect(await sweepPastRetention(inDays(31))).toBe(1);
    expect(await sweepPastRetention(inDays(31))).toBe(0);
    await sweepBlobs(new Date());
    const after = new Set(await readdir(join(blobRoot(), organisationId)));
    const goes = [old.files.sha256, old.files.previewSha256, old.creative];
    expect(before.filter((name) => !after.has(name)).sort()).toEqual(goes.sort());
    // Named by the others' rows too, so it stays for them.
    expect(after.has(old.artwork)).toBe(true);
    expect(after.has(old.files.reportSha256) && after.has(old.files.receiptSha256)).toBe(true);
    expect((await readdir(join(blobRoot(), other.organisationId))).sort()).toEqual(others.sort());
    expect((await readAsset(other, theirs.assetId)).bytes.length).toBeGreaterThan(1_000);
    expect((await readAsset(owner, held.assetId)).bytes.length).toBeGreaterThan(1_000);
  });

  test('the owner is told 410 with the day, and still has report, receipt and the page', async () => {
    const id = old.assetId;
    for (const read of [readAsset, readPreview])
      await expect(read(owner, id)).rejects.toMatchObject({ code: 'removed_by_retention' });
    expect((await readReport(owner, id)).bytes.length).toBeGreaterThan(10);
    expect((await readReceipt(owner, id)).bytes.length).toBeGreaterThan(10);
    expect((await getAsset(owner, id)).removedAt).toBeInstanceOf(Date);
    expect((await getGeneration(owner, old.id)).removedAt).toBeInstanceOf(Date);
    expect((await listAssets(owner)).assets.map((asset) => asset.id)).not.toContain(id);
  });

  test('anybody who holds the file is told who made it and when it was removed', async () => {
    const day = inDays(31).toISOString().slice(0, 10);
    const { record, words } = await verifyInThread(old.bytes, { name: 'x', trustAnchors: '', watermarkKeys: [] });
    expect(record).toMatchObject({ state: 'found', removedAt: expect.stringContaining(day) });
    expect(words).toContain(`removed here by retention on ${day}`);
    expect(await originalPreview(old.assetId)).toBeNull();
    const own = await verifyInThread(theirs.bytes, { name: 'y', trustAnchors: '', watermarkKeys: [] });
    expect(own.record.asset?.assetId).toBe(theirs.assetId);
    expect(own.record.removedAt).toBeUndefined();
  });

  test('a copy without metadata is still told from a look-alike, by the colours its row keeps', async () => {
    const look = async (data: typeof old.pixels.data) =>
      verifyInThread(await encodeJpeg({ ...old.pixels, data }, { quality: 70 }), {
        ...{ name: 'copy.jpg', trustAnchors: '', watermarkKeys: [] },
      });
    const copy = await look(old.pixels.data);
    expect(copy.record).toMatchObject({
      ...{ state: 'found', by: 'fingerprint', removedAt: expect.any(String) },
      asset: { assetId: old.assetId },
    });
    // Every colour's opposite of the same brightness, and twice as strong: the same fingerprint, another design.
    const opposite = Uint8ClampedArray.from(old.pixels.data, (value, at) => {
      const [r = 0, g = 0, b = 0] = old.pixels.data.subarray(at - (at % 3));
      return 3 * (0.299 * r + 0.587 * g + 0.114 * b) - 2 * value;
    });
    expect((await look(new Uint8Array(opposite))).record).toMatchObject({ state: 'uncertain', by: 'fingerprint' });
  });

  test('a part of it is still recognised, as is one of what was delivered after the index was asked', async () => {
    const watermarkKeys = [{ id: 'k', secret: '05'.repeat(32) }];
    const partOf = async (pixels: typeof old.pixels) =>
      verifyInThread(await encodeJpeg(crop(pixels, { x: 20, y: 60, width: 250, height: 220 }), { quality: 85 }), {
        ...{ name: 'part.jpg', trustAnchors: '', watermarkKeys },
      });
    const likeness = {
      ...{ state: 'uncertain', by: 'keypoints', asset: null },
      place: { degrees: expect.closeTo(0, 0), scale: expect.closeTo(1, 1) },
    };
    const { record, words } = await partOf(old.pixels);
    expect(record).toMatchObject(likeness);
    expect(words).toContain('It looks like a part of a picture');
    const later = drawnPicture('poster', 300, 300, 4_242);
    expect((await partOf(later)).record.state).toBe('not_found');
    await delivered(other, 4_242);
    expect((await partOf(later)).record).toMatchObject(likeness);
  });

  test('the manifest repository says so with 410, and of nothing else', async () => {
    const ask = async (id: string, visitor: string) =>
      manifestOf(new Request('http://localhost/x', { headers: { 'x-forwarded-for': visitor } }), {
        params: Promise.resolve({ id }),
      });
    const gone = await ask(old.label, '198.51.100.201');
    expect(gone.status).toBe(410);
    expect((await gone.json()).error).toMatchObject({ code: 'removed_by_retention' });
    expect((await ask('urn:c2pa:unknown', '198.51.100.202')).status).toBe(404);
  });

  test('nothing brings it back: no appeal, hold, step or second sweep; and it stands in the chained log', async () => {
    await expect(placeHold(owner, old.id, 'Too late.')).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      fileAppeal(owner, { generationId: old.id, statement: 'This was blocked for no reason.' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    for (const sql of [
      `INSERT INTO step_record (id, organisation_id, generation_id, step, attempt, status) VALUES ('stp_x', $1, $2, 'delivery', 99, 'started')`,
      `INSERT INTO legal_hold (id, organisation_id, generation_id, reason, placed_by) VALUES ('hld_x', $1, $2, 'x', 'x')`,
    ])
      await expect(database.sql(sql, [owner.organisationId, old.id])).rejects.toThrow(/removed by retention/);
    await expect(database.sql('DELETE FROM removal')).rejects.toThrow(/never change/);
    const { entries } = await readAuditLog(owner, { kind: 'generation.removed' });
    expect(entries.map(({ body }) => body)).toEqual([
      { generationId: old.id, assetIds: [old.assetId], retentionDays: 30 },
    ]);
  });

  test('a lifted hold is removed at the next sweep, and two sweeps at once remove it once', async () => {
    const { organisationId } = owner;
    await expect(liftHold(other, held.id)).rejects.toMatchObject({ code: 'not_found' });
    await liftHold(owner, held.id);
    const both = await Promise.all([
      sweepRetention(organisationId, inDays(31)),
      sweepRetention(organisationId, inDays(31)),
    ]);
    expect(both.flatMap(({ removed }) => removed.map(({ generationId }) => generationId))).toEqual([held.id]);
  });

  test('as commands: a hold keeps, is listed and lifted, a dry run changes nothing, and a sweep deletes the files', async () => {
    process.env.DATABASE_URL = database.ownerUrl;
    await changeOrganisation(other, { retentionDays: 30 });
    await database.sql("UPDATE generation SET settled_at = now() - interval '60 days' WHERE id = $1", [theirs.id]);
    await age(other.organisationId);
    const said = async (...argv: string[]) => {
      let out = '';
      const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
        out += String(text);
        return true;
      });
      try {
        await retention([...argv, '--org', 'keeps-everything', '--json']);
      } finally {
        writing.mockRestore();
      }
      return JSON.parse(out);
    };
    const isThere = async () => (await readdir(join(blobRoot(), other.organisationId))).includes(theirs.files.sha256);

    await expect(retention(['hold', theirs.id])).rejects.toMatchObject({ params: { argument: '--reason' } });
    await said('hold', theirs.id, '--reason', 'A court asked for it.');
    expect(await said('holds')).toMatchObject({ holds: [{ generationId: theirs.id, liftedAt: null }] });
    expect(await said('sweep')).toMatchObject({
      organisations: [{ removed: [], kept: [{ generationId: theirs.id, why: ['legal_hold'] }] }],
    });
    await said('lift', theirs.id);
    expect((await said('holds')).holds[0].liftedAt).not.toBeNull();
    const dry = await said('sweep', '--dry-run');
    expect(dry).toMatchObject({
      dry_run: true,
      blobs_removed: null,
      organisations: [{ removed: [{ generationId: theirs.id }] }],
    });
    expect(await isThere()).toBe(true);
    const swept = await said('sweep');
    expect(swept.organisations[0].removed).toMatchObject([{ generationId: theirs.id, assetIds: [theirs.assetId] }]);
    expect(swept.blobs_removed).toBeGreaterThanOrEqual(2);
    expect(await isThere()).toBe(false);
    await expect(readAsset(other, theirs.assetId)).rejects.toMatchObject({ code: 'removed_by_retention' });
  });
});
