import { beforeAll, describe, expect, it } from 'vitest';
import { crop, resize } from '../../../lib/imaging/index';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import { hashBrandMark } from '../../../lib/rights/brand-marks/hash-brand-mark';
import { brandMarks } from '../../../lib/rights/brand-marks/import-brand-marks';
import {
  countWorks,
  forgetRegistry,
  importBrandMarks,
  listWorks,
  nearestWorks,
  protectedWorksFor,
  registerWork,
} from '../../../lib/rights/index';
import { useDatabase } from '../../setup/database';
import { A, actorOf, B, twoOrganisations } from '../../setup/two-organisations';
import { scene, softPicture } from '../../unit/safeguards/pictures';

const database = useDatabase();
const work = scene(31);

beforeAll(async () => {
  await twoOrganisations();
  forgetRegistry();
});

describe('registering a work', () => {
  it('is found by its owner at once, marked as the owner’s own, and by nobody else', async () => {
    const registered = await registerWork(actorOf(A), {
      title: 'Harbour',
      kind: 'artwork',
      holder: 'Mara',
      pixels: work,
    });
    expect(registered.fingerprints).toBeGreaterThan(1);
    const mine = await nearestWorks(actorOf(A), work);
    expect(mine.matches[0]).toMatchObject({ workId: registered.workId, title: 'Harbour', distance: 0, own: true });
    expect((await nearestWorks(actorOf(B), work)).matches).toEqual([]);
    expect((await listWorks(actorOf(A))).works.map((entry) => entry.title)).toContain('Harbour');
    expect((await listWorks(actorOf(B))).works.map((entry) => entry.title)).not.toContain('Harbour');
  });

  it('finds a copy cut from it, and says where', async () => {
    const part = crop(work, { x: 0, y: 0, width: 288, height: 288 });
    expect((await nearestWorks(actorOf(A), part)).matches[0]?.title).toBe('Harbour');
  });

  it('finds a soft work again by its light, tinted and smaller, though no fingerprint of its whole is kept', async () => {
    const soft = softPicture(14);
    const registered = await registerWork(actorOf(A), {
      title: 'Fog',
      kind: 'photograph',
      holder: 'Mara',
      pixels: soft,
    });
    expect(registered.quality).toBeLessThan(50);
    const tinted = { ...soft, data: Uint8Array.from(soft.data, (value, at) => value * ([0.95, 1, 0.8][at % 3] ?? 1)) };
    const { matches, quality } = await nearestWorks(actorOf(A), await resize(tinted, 96, 96));
    expect(quality).toBeLessThan(50);
    expect(matches).toEqual([expect.objectContaining({ title: 'Fog', method: 'soft', variant: 'original' })]);
    expect((await nearestWorks(actorOf(A), softPicture(15))).matches).toEqual([]);
  });

  it('keeps fingerprints and no pixels, and an entry in the chain', async () => {
    const rows = await database.sql<{ kind: string }>(
      `SELECT kind FROM audit_entry WHERE organisation_id = $1 AND kind = 'work.registered'`,
      [A],
    );
    expect(rows).toHaveLength(2);
  });

  it('is for those who manage rights', async () => {
    const asked = { title: 'x', kind: 'artwork', holder: 'y', pixels: work } as const;
    await expect(registerWork(actorOf(A, 'editor'), asked)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('refuses a picture that could never be found again, and a picture missing', async () => {
    const flat = { data: new Uint8Array(64 * 64 * 3).fill(90), width: 64, height: 64, channels: 3 as const };
    const asked = { title: 'x', kind: 'artwork', holder: 'y' } as const;
    await expect(registerWork(actorOf(A), { ...asked, pixels: flat })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    await expect(registerWork(actorOf(A), { ...asked, pixels: null })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it('a name needs no picture, and is handed to policy as the owner’s own', async () => {
    await registerWork(actorOf(A), { title: 'Mara Lindqvist', kind: 'artist', holder: 'Mara', pixels: null });
    const names = await protectedWorksFor(A).names();
    expect(names).toContainEqual(expect.objectContaining({ name: 'mara lindqvist', kind: 'artist', own: true }));
    expect(await protectedWorksFor(B).names()).not.toContainEqual(expect.objectContaining({ name: 'mara lindqvist' }));
  });

  it('forgets what is removed', async () => {
    const { workId } = await registerWork(actorOf(B), {
      title: 'Gone',
      kind: 'artwork',
      holder: 'B',
      pixels: scene(32),
    });
    expect((await nearestWorks(actorOf(B), scene(32))).matches).toHaveLength(1);
    await database.sql('DELETE FROM protected_work WHERE id = $1', [workId]);
    forgetRegistry();
    expect((await nearestWorks(actorOf(B), scene(32))).matches).toEqual([]);
  });
});

describe('brand marks', () => {
  it('of the first start are registered once for all organisations, however often it runs', async () => {
    const first = await importBrandMarks();
    expect(first.found).toBeGreaterThan(3_000);
    expect(first.added).toBe(first.found);
    expect((await importBrandMarks()).added).toBe(0);
    for (const organisation of [A, B])
      expect((await countWorks(actorOf(organisation)))['brand-mark']).toBe(first.found);
  });

  it('their table says what drawing them says', async () => {
    const marks = await brandMarks();
    for (const mark of [marks[0], marks[1_000], marks.at(-1)]) {
      if (!mark) throw new RangeError('no mark');
      const { hash, quality } = await hashBrandMark(mark.svg);
      expect(quality).toBeGreaterThanOrEqual(50);
      const [match] = await protectedWorksFor(A).nearest([{ variant: 'original', hash }], 2);
      expect(match).toMatchObject({ title: mark.title, kind: 'brand-mark' });
    }
  });

  it('names() hands out the same list until something changes', async () => {
    const works = protectedWorksFor(B);
    expect(await works.names()).toBe(await works.names());
    expect((await works.names()).length).toBeGreaterThan(3_000);
  });

  it('an ordinary scene is near none of them', async () => {
    for (let seed = 100; seed < 110; seed += 1) {
      const matches = await protectedWorksFor(B).nearest(regionHashes(scene(seed), 'query').hashes, 31);
      expect(matches).toEqual([]);
    }
  });
});
