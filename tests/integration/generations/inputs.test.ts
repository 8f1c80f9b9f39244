/** The file a stored picture came as: kept where it carries credentials, and never taken from what a picture says of itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import { drawnPicture } from '../../../bench/provenance/pictures';
import type { Actor } from '../../../lib/accounts/index';
import { storeInput } from '../../../lib/generations/index';
import { withOriginals } from '../../../lib/generations/store-input';
import { encodeJpeg, encodePng } from '../../../lib/imaging/index';
import { withText } from '../../../lib/imaging/png-text';
import type { Brief } from '../../../lib/pipeline/brief/index';
import { blobsOf } from '../../../lib/storage/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';
import { withCredentials } from '../seals/other-generators';

describe('the file a stored picture came as', { timeout: 300_000 }, () => {
  useDatabase();
  let owner: Actor;
  let file: Uint8Array;
  const blobs = () => blobsOf(owner.organisationId);
  const original = async (sha256: string) => {
    const { initial } = await withOriginals({ initial: { sha256, mediaType: 'image/png' } } as Brief, blobs());
    return initial?.original;
  };

  beforeAll(async () => {
    ({ owner } = await anOrganisation('inputs'));
    const jpeg = await encodeJpeg(drawnPicture('waves', 320, 256, 5), { quality: 90 });
    file = await withCredentials(jpeg, 'image/jpeg', 'Adobe Firefly', 'Somebody Else');
  });

  it('is named where it carries credentials, whatever the request says, and none is where it carries none', async () => {
    const { sha256 } = await storeInput(owner, file, 'firefly.jpg');
    const named = await original(sha256);
    expect(named?.mediaType).toBe('image/jpeg');
    expect(Buffer.from(await blobs().get(named?.sha256 ?? '')).equals(file)).toBe(true);
    const bare = await storeInput(owner, await encodePng(drawnPicture('waves', 64, 64, 5)), 'bare.png');
    const claimed = { initial: { ...bare, mediaType: 'image/png', original: named } } as unknown as Brief;
    expect((await withOriginals(claimed, blobs())).initial).toEqual({ sha256: bare.sha256, mediaType: 'image/png' });
  });

  it('is not believed of a picture that only says so: neither another one’s file nor one that is not there', async () => {
    const named = await original((await storeInput(owner, file, 'firefly.jpg')).sha256);
    const other = await encodePng(drawnPicture('bokeh', 320, 256, 6));
    for (const sha256 of [named?.sha256 ?? '', 'f'.repeat(64), 'no hash']) {
      const forged = await blobs().put(withText(other, 'original', `${sha256} image/jpeg`));
      expect(await original(forged), sha256).toBeUndefined();
    }
  });
});
