import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { type PresetSnapshot, presetSnapshotSchema } from '../pipeline/brief/index';

export interface BrandCard {
  id: string;
  slug: string;
  name: string;
  /** 0 while it is only a draft. */
  version: number;
  hasDraft: boolean;
  follows: boolean;
  colours: PresetSnapshot['colours'];
}

/** Every preset, drafts that were never published included, by name; at most 200. @throws forbidden. */
export async function listBrands(actor: Actor): Promise<BrandCard[]> {
  demand(actor, 'brands:read');
  const { organisationId } = actor;
  const rows = await forOrganisation(organisationId, (tx) =>
    tx.brandPreset.findMany({
      where: { organisationId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 200,
      include: { versions: { orderBy: { version: 'desc' }, take: 1 }, drafts: true },
    }),
  );
  return rows.flatMap(({ id, slug, name, followsShareId, versions: [newest], drafts: [draft] }) => {
    const body = newest?.body ?? draft?.body;
    if (body === undefined) return [];
    const { colours } = presetSnapshotSchema.parse(body);
    const version = newest?.version ?? 0;
    return [{ id, slug, name, version, hasDraft: draft !== undefined, follows: followsShareId !== null, colours }];
  });
}
