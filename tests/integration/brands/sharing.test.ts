/** Sharing needs both sides, crosses nothing else, and ends from either. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import {
  acceptOffer,
  createPresetVersion,
  declineOffer,
  endShare,
  getDraft,
  getPreset,
  listOffers,
  listShares,
  readLogo,
  saveDraft,
  sharePreset,
  unfollow,
} from '../../../lib/brands/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';
import { written } from './arrange';

describe('shared presets', () => {
  useDatabase();
  let giver: Actor;
  let taker: Actor;
  let editor: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    ({ owner: giver } = await anOrganisation('giver'));
    const receiving = await anOrganisation('taker');
    [taker, editor] = [receiving.owner, await receiving.join('editor')];
    ({ owner: stranger } = await anOrganisation('stranger'));
    await createPresetVersion(giver, written());
  });

  it('answer an offer to nobody exactly as one to somebody, and show it to its addressee alone', async () => {
    const one = await sharePreset(giver, 'tallhamn', { to: 'taker', mode: 'follow' });
    const other = await sharePreset(giver, 'tallhamn', { to: 'no-such-organisation', mode: 'follow' });
    expect({ ...one, id: '', to: '', createdAt: 0 }).toEqual({ ...other, id: '', to: '', createdAt: 0 });
    expect(await listOffers(stranger)).toEqual([]);
    expect(await listOffers(taker)).toMatchObject([{ id: one.id, fromName: 'giver', status: 'offered' }]);
    await expect(getPreset(taker, 'tallhamn')).rejects.toMatchObject({ code: 'not_found' });
    for (const actor of [stranger, giver])
      await expect(acceptOffer(actor, one.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(acceptOffer(editor, one.id)).rejects.toMatchObject({ code: 'forbidden' });
    await endShare(giver, other.id);
  });

  it('are followed: what is published there arrives here, is pinned here, and is not edited here', async () => {
    const [offer] = await listOffers(taker);
    await acceptOffer(taker, offer?.id ?? '');
    expect((await getPreset(taker, 'tallhamn')).version).toBe(1);
    expect((await readLogo(taker, 'tallhamn', 'light')).bytes.length).toBeGreaterThan(100);
    await createPresetVersion(giver, written({ name: 'Tallhamn 2' }));
    expect(await getPreset(editor, 'tallhamn')).toMatchObject({ version: 2, name: 'Tallhamn 2' });
    const { revision, body } = await getDraft(taker, 'tallhamn');
    await expect(saveDraft(taker, 'tallhamn', { revision, body })).rejects.toMatchObject({ code: 'conflict' });
    await expect(createPresetVersion(taker, written())).rejects.toMatchObject({ code: 'conflict' });
    await expect(sharePreset(taker, 'tallhamn', { to: 'stranger', mode: 'copy' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('stop arriving once the giver ends it, keep their last version, and are the taker’s own after that', async () => {
    const [share] = (await listShares(giver, 'tallhamn')).filter((entry) => entry.status === 'accepted');
    await endShare(giver, share?.id ?? '');
    await createPresetVersion(giver, written({ name: 'Tallhamn 3' }));
    expect(await getPreset(taker, 'tallhamn')).toMatchObject({ version: 2, name: 'Tallhamn 2' });
    await unfollow(taker, 'tallhamn');
    const { revision, body } = await getDraft(editor, 'tallhamn');
    expect(await saveDraft(editor, 'tallhamn', { revision, body })).toMatchObject({ state: 'saved' });
  });

  it('are copied under a free short name, and an offer that was declined is gone', async () => {
    const { id } = await sharePreset(giver, 'tallhamn', { to: 'taker', mode: 'copy' });
    await acceptOffer(taker, id);
    expect(await getPreset(taker, 'tallhamn-2')).toMatchObject({ name: 'Tallhamn 3', version: 1 });
    const declined = await sharePreset(giver, 'tallhamn', { to: 'stranger', mode: 'copy' });
    await declineOffer(stranger, declined.id);
    await expect(acceptOffer(stranger, declined.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
