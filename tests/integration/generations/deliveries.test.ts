import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance } from '../../../lib/billing/index';
import {
  cancelGeneration,
  claimGeneration,
  deliveriesFor,
  getGeneration,
  listAssets,
  type RunKey,
  readAsset,
  recordsFor,
  requestClaimed,
  storeInput,
  watermarkIdsFor,
} from '../../../lib/generations/index';
import { decodeImage, encodePng } from '../../../lib/imaging/index';
import type { Delivery, Item } from '../../../lib/pipeline/stage';
import { blobsOf } from '../../../lib/storage/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

describe('delivering', () => {
  const database = useDatabase();
  let owner: Actor;
  let preset = '';
  beforeAll(async () => {
    await aModel();
    ({ owner } = await anOrganisation('deliveries', 100n));
    preset = await aBrand(owner);
  });

  async function claimed(more: object = {}): Promise<{ key: RunKey; items: readonly Item[] }> {
    const key = await requestClaimed(owner, { brief: { ...BRIEF, ...more }, preset });
    const { run } = await recordsFor(key.generationId, owner.organisationId, key.attempt).load();
    return { key, items: run.items };
  }

  async function delivery(key: RunKey, item: Item | undefined): Promise<Delivery> {
    if (!item) expect.fail('no item');
    const stored = () => blobsOf(owner.organisationId).put(randomBytes(20));
    const [sha256, reportSha256, receiptSha256, previewSha256] = [
      await stored(),
      await stored(),
      await stored(),
      await stored(),
    ];
    const watermarkId = await watermarkIdsFor(key).allot(item.id, 'w1');
    const facts = {
      mediaType: 'image/jpeg',
      width: 10,
      height: 10,
      bytes: 20,
      watermarkKeyId: 'w1',
      manifestLabel: 'urn:x',
    };
    return {
      item,
      sha256,
      ...facts,
      watermarkId,
      reportSha256,
      receiptSha256,
      previewSha256,
      fingerprint: 'ab'.repeat(32),
      partFingerprints: new Uint8Array(33).fill(7),
    };
  }

  it('charges and records an item once, however often it is told', async () => {
    const { key, items } = await claimed();
    const before = await balance(owner);
    const given = await delivery(key, items[0]);
    const told = await Promise.all([1, 2, 3].map(() => deliveriesFor(key).record(given)));
    expect(told.filter(({ alreadyDelivered }) => !alreadyDelivered)).toHaveLength(1);
    expect(told.map(({ assetId }) => assetId)).toEqual(Array(3).fill(items[0]?.assetId));
    expect((await balance(owner)).held).toBe(before.held - 1n);
    const [row] = await database.sql(`SELECT part_fingerprints AS parts FROM asset WHERE id = $1`, [told[0]?.assetId]);
    expect(row).toEqual({ parts: Buffer.from(given.partFingerprints ?? []) });
    const entries = await database.sql(`SELECT 1 FROM audit_entry WHERE kind = 'asset.delivered'`);
    expect(entries).toHaveLength(1);
  });

  it('is refused to an attempt that was overtaken', async () => {
    const { key, items } = await claimed({ seed: 2 });
    await claimGeneration(key.generationId, 0, 1);
    const late = deliveriesFor(key).record(await delivery(key, items[0]));
    await expect(late).rejects.toMatchObject({ code: 'stale_attempt' });
  });

  it('comes before a cancel or after it, never both', async () => {
    const { key, items } = await claimed({ seed: 3 });
    const given = await delivery(key, items[0]);
    const [delivered, cancelled] = await Promise.allSettled([
      deliveriesFor(key).record(given),
      cancelGeneration(owner, key.generationId),
    ]);
    expect([delivered.status, cancelled.status].sort()).toEqual(['fulfilled', 'rejected']);
    const { items: rows } = await getGeneration(owner, key.generationId);
    expect(rows[0]?.delivered).toBe(delivered.status === 'fulfilled');
  });

  it('gives the same item and key the same watermark id, and no two items one', async () => {
    const { key, items } = await claimed({ seed: 4 });
    const ids = watermarkIdsFor(key);
    const [first, second] = items;
    const again = await Promise.all([1, 2, 3].map(() => ids.allot(first?.id ?? '', 'w1')));
    expect(new Set(again).size).toBe(1);
    expect(again[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(await ids.allot(second?.id ?? '', 'w1')).not.toBe(again[0]);
    expect(await ids.allot(first?.id ?? '', 'w2')).not.toBe(again[0]);
  });

  it('puts assets into the library, found by words, placement and brand, by their own organisation alone', async () => {
    const { key, items } = await claimed({ prompt: 'a stone podium', copy: { headline: 'Café 100 %' }, seed: 5 });
    for (const item of items) await deliveriesFor(key).record(await delivery(key, item));
    const found = async (query: object) =>
      (await listAssets(owner, query)).assets.map(({ placement }) => placement).sort();
    expect(await found({ q: 'STONE podium' })).toEqual(['instagram-post', 'linkedin-post']);
    expect(await found({ q: 'café 100', placement: 'linkedin-post' })).toEqual(['linkedin-post']);
    expect(await found({ q: '100 %' })).toEqual(['instagram-post', 'linkedin-post']);
    expect(await found({ q: 'nothing like it' })).toEqual([]);
    expect(await found({ q: 'podium', preset: 'tallhamn' })).toHaveLength(2);
    const { owner: stranger } = await anOrganisation('strangers');
    expect((await listAssets(stranger)).assets).toEqual([]);
    const assetId = items[0]?.assetId ?? '';
    await expect(readAsset(stranger, assetId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readAsset(owner, assetId)).toMatchObject({
      fileName: 'instagram-post-0-5.jpg',
      mediaType: 'image/jpeg',
    });
  });
});

describe('storing a product photo', () => {
  useDatabase();

  it('keeps pixels only, as PNG, no longer than 4096', async () => {
    const { owner } = await anOrganisation('inputs');
    const width = 5_000;
    const data = new Uint8Array(width * 10 * 4).fill(200);
    const given = await encodePng({ data, width, height: 10, channels: 4 });
    const { sha256, ...facts } = await storeInput(owner, given, 'shoe.png');
    expect(facts).toEqual({ mediaType: 'image/png', width: 4_096, height: 8 });
    const { pixels } = await decodeImage(await blobsOf(owner.organisationId).get(sha256));
    expect(pixels.width).toBe(4_096);
    await expect(storeInput({ ...owner, role: 'viewer' }, given, 'x')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(storeInput(owner, new Uint8Array(10), 'x.png')).rejects.toMatchObject({ code: 'image_wrong_type' });
  });
});
