import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { type PresetSnapshot, presetSnapshotSchema } from '../pipeline/brief/index';
import { takeOverNewest } from './sharing/take-over-newest';

export interface PresetView {
  id: string;
  slug: string;
  name: string;
  /** The newest published version, which a brief pins. */
  version: number;
  versionId: string;
  snapshot: PresetSnapshot;
}

/**
 * A preset with its newest version; one that follows another organisation's takes over what was published there first.
 * @throws not_found, also for another organisation's; forbidden.
 */
export async function getPreset(actor: Actor, slugOrId: string): Promise<PresetView> {
  demand(actor, 'brands:read');
  const { organisationId } = actor;
  await takeOverNewest(actor, slugOrId);
  const row = await forOrganisation(organisationId, (tx) =>
    tx.brandPreset.findFirst({
      where: { organisationId, OR: [{ id: slugOrId }, { slug: slugOrId }] },
      include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
    }),
  );
  const newest = row?.versions[0];
  if (!row || !newest) throw new ColophonError('not_found', { thing: 'brand preset' });
  const { id, slug, name } = row;
  const { version, id: versionId, body } = newest;
  return { id, slug, name, version, versionId, snapshot: presetSnapshotSchema.parse(body) };
}
