import type { Actor } from '../../accounts/index';
import { forOrganisation, isUniqueViolation, sharedPresetVersion } from '../../db/index';
import { presetSnapshotSchema } from '../../pipeline/brief/index';
import { addVersion } from '../add-version';
import { copyFiles } from './copy-files';

/**
 * Brings a preset that follows another organisation's up to what was published there. It happens when the preset is read, by
 * whoever reads it, so nobody writes in an organisation they are not in. Once either side has ended the share, the last version
 * taken over stays.
 */
export async function takeOverNewest(actor: Actor, slugOrId: string): Promise<void> {
  const { organisationId } = actor;
  const found = await forOrganisation(organisationId, async (tx) => {
    const where = { organisationId, followsShareId: { not: null }, OR: [{ id: slugOrId }, { slug: slugOrId }] };
    const row = await tx.brandPreset.findFirst({ where });
    const shared = row?.followsShareId ? await sharedPresetVersion(tx, row.followsShareId) : null;
    return row && shared && shared.version > (row.followedVersion ?? 0) ? { row, shared } : null;
  });
  if (!found) return;
  const { row, shared } = found;
  const snapshot = presetSnapshotSchema.parse(shared.body);
  await copyFiles(shared.organisationId, organisationId, snapshot);
  try {
    await forOrganisation(organisationId, async (tx) => {
      // The slug stays the one it has here: briefs and links name it.
      const facts = { origin: 'followed', presetId: row.id, fromVersion: shared.version } as const;
      await addVersion(tx, actor, { ...snapshot, slug: row.slug }, facts);
      await tx.brandPreset.update({ where: { id: row.id }, data: { followedVersion: shared.version } });
    });
  } catch (error) {
    // Two people read it at once, and the other one has taken it over.
    if (!isUniqueViolation(error)) throw error;
  }
}
