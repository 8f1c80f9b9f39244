import { type Actor, demand } from '../../accounts/index';
import { append } from '../../audit-log/index';
import {
  answerPresetOffer,
  forOrganisation,
  isUniqueViolation,
  leavePresetShare,
  type PresetOffer,
  presetOffers,
  sharedPresetVersion,
} from '../../db/index';
import { ColophonError } from '../../errors/index';
import { presetSnapshotSchema } from '../../pipeline/brief/index';
import { addVersion, type CreatedVersion } from '../add-version';
import { copyFiles } from './copy-files';

/** What other organisations offer to this one, and what it has accepted. @throws forbidden. */
export async function listOffers(actor: Actor): Promise<PresetOffer[]> {
  demand(actor, 'brands:read');
  return forOrganisation(actor.organisationId, presetOffers);
}

const missing = () => new ColophonError('not_found', { thing: 'offer' });

/**
 * The other side's consent. A copy becomes a preset of this organisation's own; a follower takes over every version that is
 * published there, until either side ends it.
 * @throws not_found, forbidden.
 */
export async function acceptOffer(actor: Actor, offerId: string): Promise<CreatedVersion> {
  demand(actor, 'brands:share');
  const { organisationId, userId } = actor;
  const shared = await forOrganisation(organisationId, async (tx) => {
    if (!(await answerPresetOffer(tx, offerId, true, userId))) throw missing();
    await append(tx, { organisationId, kind: 'preset.accepted', body: { share: offerId, by: userId } });
    return sharedPresetVersion(tx, offerId);
  });
  if (!shared) throw missing();
  const snapshot = presetSnapshotSchema.parse(shared.body);
  await copyFiles(shared.organisationId, organisationId, snapshot);
  const follows = shared.mode === 'follow';
  for (let number = 1; ; number++) {
    const slug = number === 1 ? snapshot.slug : `${snapshot.slug.slice(0, 56)}-${number}`;
    try {
      return await forOrganisation(organisationId, async (tx) => {
        const taken = await tx.brandPreset.findUnique({ where: { organisationId_slug: { organisationId, slug } } });
        if (taken) throw new SlugTaken();
        const facts = { origin: follows ? 'followed' : 'copied', fromVersion: shared.version } as const;
        const made = await addVersion(tx, actor, { ...snapshot, slug }, facts);
        if (follows)
          await tx.brandPreset.update({
            where: { id: made.presetId },
            data: { followsShareId: offerId, followedVersion: shared.version },
          });
        return made;
      });
    } catch (error) {
      if (!(error instanceof SlugTaken || isUniqueViolation(error)) || number === 50) throw error;
    }
  }
}

class SlugTaken extends Error {}

/** @throws not_found, forbidden. */
export async function declineOffer(actor: Actor, offerId: string): Promise<void> {
  demand(actor, 'brands:share');
  const { organisationId, userId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    if (!(await answerPresetOffer(tx, offerId, false, userId))) throw missing();
    await append(tx, { organisationId, kind: 'preset.declined', body: { share: offerId, by: userId } });
  });
}

/** Stops following from the follower's side: the preset stays, at its last version, and is this organisation's own. */
export async function unfollow(actor: Actor, slugOrId: string): Promise<void> {
  demand(actor, 'brands:share');
  const { organisationId, userId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    const where = { organisationId, followsShareId: { not: null }, OR: [{ id: slugOrId }, { slug: slugOrId }] };
    const row = await tx.brandPreset.findFirst({ where });
    if (!row?.followsShareId) throw new ColophonError('not_found', { thing: 'followed preset' });
    await leavePresetShare(tx, row.followsShareId);
    await tx.brandPreset.update({ where: { id: row.id }, data: { followsShareId: null, followedVersion: null } });
    await append(tx, { organisationId, kind: 'preset.share-ended', body: { share: row.followsShareId, by: userId } });
  });
}
