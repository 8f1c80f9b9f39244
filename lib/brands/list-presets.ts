import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { presetSnapshotSchema } from '../pipeline/brief/index';
import type { PresetView } from './get-preset';

export type PresetSummary = PresetView & { createdAt: Date };

/** Every preset with its newest version, by name. @throws forbidden. */
export async function listPresets(actor: Actor): Promise<PresetSummary[]> {
  demand(actor, 'brands:read');
  const { organisationId } = actor;
  const rows = await forOrganisation(organisationId, (tx) =>
    tx.brandPreset.findMany({
      where: { organisationId },
      orderBy: { name: 'asc' },
      include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
    }),
  );
  return rows.flatMap(({ id, slug, name, createdAt, versions: [newest] }) => {
    if (!newest) return [];
    const { version, id: versionId, body } = newest;
    return [{ id, slug, name, createdAt, version, versionId, snapshot: presetSnapshotSchema.parse(body) }];
  });
}
