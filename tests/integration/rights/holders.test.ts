/** What holders and organisations can do: past deliveries, notices, disputes, opt-outs with proof by e-mail, evidence. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forOrganisation } from '../../../lib/db/index';
import { forgetEnvironment } from '../../../lib/env/index';
import { encodePng } from '../../../lib/imaging/index';
import { packRegions } from '../../../lib/imaging/packed-regions';
import { hammingDistance, PDQ_MATCH_DISTANCE, pdq, pdqToHex } from '../../../lib/imaging/pdq';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import { type OutboxMail, readOutbox } from '../../../lib/mail/index';
import {
  confirmOptOut,
  decideDispute,
  decideOptOut,
  decideRightsCase,
  disputesToDecide,
  forgetRegistry,
  listNotices,
  listRightsCases,
  matchesOf,
  nearestWorks,
  openDispute,
  optOutOf,
  optOutsToDecide,
  protectedWorksFor,
  readWorkPicture,
  registerForAll,
  registerWork,
  requestOptOut,
} from '../../../lib/rights/index';
import { findPastDeliveries } from '../../../lib/rights/past-deliveries';
import { useDatabase } from '../../setup/database';
import { A, actorOf, B, twoOrganisations } from '../../setup/two-organisations';
import { until } from '../../setup/until';
import { paint, scene } from '../../unit/safeguards/pictures';

const database = useDatabase();
const delivered = scene(501);

/** The text of the first mail that fits, once it is there: mails leave in the background. */
async function mailed(fits: (mail: OutboxMail) => boolean): Promise<string> {
  let text = '';
  await until('a mail', async () => {
    text = (await readOutbox()).find(fits)?.text ?? '';
    return text !== '';
  });
  return text;
}

beforeAll(async () => {
  process.env.DEVELOPMENT = '1';
  forgetEnvironment();
  await twoOrganisations();
  forgetRegistry();
  await database.sql('ALTER TABLE asset DISABLE TRIGGER never_changes');
  await database.sql(`UPDATE asset SET fingerprint = $1 WHERE id = 'ast_a'`, [pdqToHex(pdq(delivered).hash)]);
  await database.sql('ALTER TABLE asset ENABLE TRIGGER never_changes');
  await database.sql(`DELETE FROM rights_case`);
  await database.sql(`DELETE FROM rights_dispute`);
  await database.sql(`DELETE FROM rights_notice`);
});

describe('registering a work for all', () => {
  it('finds what was delivered before, opens a case in its organisation alone, and tells its owners', async () => {
    const work = { title: 'Reeds', kind: 'artwork', holder: 'Ada', pixels: delivered, keepPreview: true } as const;
    const { workId, pastDeliveries } = await registerForAll(work);
    expect(pastDeliveries).toBe(1);
    const [found, ...others] = await listRightsCases(actorOf(A));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ assetId: 'ast_a', workId, title: 'Reeds', distance: 0, status: 'open' });
    expect(await listRightsCases(actorOf(B))).toEqual([]);
    expect(await listNotices(actorOf(A))).toMatchObject([{ kind: 'past-deliveries', title: 'Reeds', cases: 1 }]);
    expect(await mailed(({ to }) => to === 'a@example.org')).toContain('Reeds');

    const decision = { answer: 'licensed', reason: 'Contract of 2025' } as const;
    await expect(decideRightsCase(actorOf(B), found?.id ?? '', decision)).rejects.toMatchObject({ code: 'not_found' });
    await expect(decideRightsCase(actorOf(A, 'editor'), found?.id ?? '', decision)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await decideRightsCase(actorOf(A), found?.id ?? '', decision);
    await expect(decideRightsCase(actorOf(A), found?.id ?? '', decision)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('finds it in a part of what was delivered before, and says in which', async () => {
    const work = scene(1520);
    const [ground, share] = [scene(1521, 480, 480), 0.8];
    const from = (480 * (1 - share)) / 2;
    const framed = paint(480, 480, (x, y) => {
      const [u, v] = [Math.floor((x - from) / share), Math.floor((y - from) / share)];
      const inside = u >= 0 && v >= 0 && u < 480 && v < 480;
      const at = inside ? (Math.floor((v * 384) / 480) * 384 + Math.floor((u * 384) / 480)) * 3 : (y * 480 + x) * 3;
      const { data } = inside ? work : ground;
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    });
    await database.sql('ALTER TABLE asset DISABLE TRIGGER never_changes');
    await database.sql(`UPDATE asset SET fingerprint = $1, part_fingerprints = $2 WHERE id = 'ast_b'`, [
      pdqToHex(pdq(framed).hash),
      Buffer.from(packRegions(regionHashes(framed, 'query').hashes)),
    ]);
    await database.sql('ALTER TABLE asset ENABLE TRIGGER never_changes');
    expect(hammingDistance(pdq(framed).hash, pdq(work).hash)).toBeGreaterThan(PDQ_MATCH_DISTANCE);
    const facts = { title: 'Framed', kind: 'artwork', holder: 'Ada', pixels: work } as const;
    const { workId, pastDeliveries } = await registerForAll(facts);
    expect(pastDeliveries).toBe(1);
    const cases = await listRightsCases(actorOf(B));
    expect(cases).toMatchObject([{ assetId: 'ast_b', workId, title: 'Framed', variant: 'centre-80' }]);
    // A second look opens no second case.
    const [print] = regionHashes(work, 'work').hashes;
    const again = { id: workId, title: 'Framed', holder: 'Ada', hashes: print ? [print] : [] };
    expect(await findPastDeliveries([again], null)).toBe(0);
  });

  it('shows a picture of it to reviewers, and fingerprints alone where the holder wants that', async () => {
    const { workId } = await registerForAll({
      title: 'Shown',
      kind: 'artwork',
      holder: 'x',
      pixels: scene(502),
      keepPreview: true,
    });
    const bare = await registerForAll({ title: 'Bare', kind: 'artwork', holder: 'x', pixels: scene(503) });
    expect((await readWorkPicture(actorOf(B, 'reviewer'), workId)).mediaType).toBe('image/webp');
    await expect(readWorkPicture(actorOf(B, 'viewer'), workId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(readWorkPicture(actorOf(B), bare.workId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an organisation’s own works', () => {
  it('own ones never count against it, foreign ones do, and nobody else sees either', async () => {
    await registerWork(actorOf(A), { title: 'Ours', kind: 'logo', holder: 'A', pixels: scene(510), standing: 'own' });
    await registerWork(actorOf(A), {
      title: 'Theirs',
      kind: 'artwork',
      holder: 'Z',
      pixels: scene(511),
      standing: 'foreign',
    });
    expect((await nearestWorks(actorOf(A), scene(510))).matches[0]).toMatchObject({ title: 'Ours', own: true });
    expect((await nearestWorks(actorOf(A), scene(511))).matches[0]?.own).toBeUndefined();
    expect((await nearestWorks(actorOf(B), scene(510))).matches).toEqual([]);
  });
});

describe('a dispute', () => {
  it('upheld by the operator exempts that organisation and no other', async () => {
    const { workId } = await registerForAll({ title: 'Claimed', kind: 'artwork', holder: 'Z', pixels: scene(520) });
    const { id } = await openDispute(actorOf(A), workId, 'We commissioned it in 2024.');
    await expect(openDispute(actorOf(A), workId, 'Once more, please.')).rejects.toMatchObject({ code: 'conflict' });
    await expect(openDispute(actorOf(A), 'wrk_b', 'Not mine to see.')).rejects.toMatchObject({ code: 'not_found' });
    expect((await disputesToDecide()).map((dispute) => dispute.id)).toEqual([id]);
    expect((await nearestWorks(actorOf(A), scene(520))).matches[0]?.own).toBeUndefined();
    await decideDispute(id, { uphold: true, reason: 'Contract seen', by: 'cli' });
    await expect(decideDispute(id, { uphold: false, reason: 'Again', by: 'cli' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await nearestWorks(actorOf(A), scene(520))).matches[0]?.own).toBe(true);
    expect((await nearestWorks(actorOf(B), scene(520))).matches[0]?.own).toBeUndefined();
    expect((await listNotices(actorOf(A)))[0]).toMatchObject({ kind: 'dispute-decided', status: 'upheld' });
  });
});

describe('an opt-out', () => {
  const form = { holder: 'Mara', email: 'mara@example.org', statement: 'I painted it in 2019 and hold all rights.' };
  const link = async (title: string) => {
    const text = await mailed((mail) => mail.text.includes(title) && mail.text.includes('token='));
    return /token=([\w-]+)/.exec(text)?.[1] ?? '';
  };

  it('of a picture counts once the link was used, and its picture was never kept', async () => {
    const picture = scene(530);
    await requestOptOut({ ...form, kind: 'artwork', title: 'Heath' }, await encodePng(picture), 'source');
    expect((await nearestWorks(actorOf(B), picture)).matches).toEqual([]);
    const token = await link('Heath');
    expect(await optOutOf(token)).toMatchObject({ title: 'Heath', status: 'unproven' });
    expect(await confirmOptOut(token)).toEqual({ status: 'registered', title: 'Heath' });
    await expect(confirmOptOut(token)).rejects.toMatchObject({ code: 'not_found' });
    expect((await nearestWorks(actorOf(B), picture)).matches[0]).toMatchObject({ title: 'Heath', holder: 'Mara' });
    expect(await database.sql(`SELECT prints FROM opt_out_request WHERE prints IS NOT NULL`)).toEqual([]);
  });

  it('of a name waits for the operator, and stops it from then on', async () => {
    await requestOptOut({ ...form, kind: 'artist', title: 'Mara Lindqvist' }, null, 'source');
    expect(await confirmOptOut(await link('Mara Lindqvist'))).toMatchObject({ status: 'proven' });
    const named = async () => (await protectedWorksFor(B).names()).some(({ name }) => name === 'mara lindqvist');
    expect(await named()).toBe(false);
    const [waiting] = await optOutsToDecide();
    await decideOptOut(waiting?.id ?? '', 'accept', '');
    expect(await named()).toBe(true);
  });

  it('is not taken without a picture where there must be one, nor without end from one source', async () => {
    await expect(requestOptOut({ ...form, kind: 'logo', title: 'x' }, null, 'other')).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    const asked = Array.from({ length: 14 }, (_, at) =>
      requestOptOut({ ...form, email: `m${at}@example.org`, kind: 'name', title: `n${at}` }, null, 'flood').then(
        () => 'sent',
        (error: { code: string }) => error.code,
      ),
    );
    expect((await Promise.all(asked)).filter((code) => code === 'rate_limited')).toHaveLength(4);
  });

  it('with a link nobody sent is unknown', async () => {
    expect(await optOutOf('made-up')).toBeNull();
    await expect(confirmOptOut('made-up')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('evidence', () => {
  it('is shown to reviewers of that organisation, and to nobody else', async () => {
    const { workId } = await registerForAll({
      title: 'Evident',
      kind: 'artwork',
      holder: 'Z',
      pixels: scene(540),
      keepPreview: true,
    });
    const finding = {
      rule: 'safeguards/similarity',
      version: 2,
      status: 'checked',
      triggered: true,
      score: 7,
      threshold: 31,
      region: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
      items: [{ index: 0, placement: 'square' }],
      code: 'similarity_match',
      params: {
        subject: 'creative',
        work: workId,
        title: 'Evident',
        holder: 'Z',
        kind: 'artwork',
        method: 'fingerprint',
        distance: 7,
        variant: 'original',
        searched: 9,
        falsePairs: 10,
        falseMatched: 0,
        falseCeiling: 0.3,
      },
    };
    await forOrganisation(A, (tx) =>
      tx.stepRecord.create({
        data: {
          id: 'stp_evidence',
          organisationId: A,
          generationId: 'gen_a',
          step: 'safeguards:creative',
          attempt: 1,
          status: 'finished',
          findings: [finding],
        },
      }),
    );
    expect(await matchesOf(actorOf(A, 'reviewer'), 'itm_a')).toMatchObject([
      {
        workId,
        distance: 7,
        threshold: 31,
        region: finding.region,
        hasWorkPicture: true,
        measured: { pairs: 10, matched: 0 },
      },
    ]);
    await expect(matchesOf(actorOf(A, 'editor'), 'itm_a')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(matchesOf(actorOf(B, 'reviewer'), 'itm_a')).rejects.toMatchObject({ code: 'not_found' });
  });
});
