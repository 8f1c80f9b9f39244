import { type Actor, demand } from '../../accounts/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { addVersion, type CreatedVersion } from '../add-version';
import { getPreset } from '../get-preset';

/** A preset of its own with another one's rules, a followed one's included. @throws not_found, conflict for a taken slug, forbidden. */
export async function copyPreset(actor: Actor, slugOrId: string, name: string, slug: string): Promise<CreatedVersion> {
  demand(actor, 'brands:publish');
  const { snapshot, version: fromVersion } = await getPreset(actor, slugOrId);
  const { organisationId } = actor;
  return forOrganisation(organisationId, async (tx) => {
    const taken = await tx.brandPreset.findUnique({ where: { organisationId_slug: { organisationId, slug } } });
    if (taken)
      throw new ColophonError('conflict', { problem: `There is a preset “${slug}” already; choose another name.` });
    return addVersion(tx, actor, { ...snapshot, name, slug }, { origin: 'copied', fromVersion });
  });
}
