import { type Actor, demand } from '../accounts/index';
import { forOrganisation, isUniqueViolation } from '../db/index';
import { ColophonError } from '../errors/index';
import { addVersion, type CreatedVersion } from './add-version';
import { readPreset } from './read-preset';
import { toSnapshot } from './to-snapshot';

/**
 * A new version of the preset of that slug, or the newest one again when nothing differs from it.
 * @param files reads a file beside the preset by its plain name; without it, logos and fonts must be inline.
 * @throws invalid_preset, unsupported_font, font_unusable, svg_unsafe, reference_refused, the `image_*` family, forbidden;
 * conflict for a preset that follows another organisation's.
 */
export async function createPresetVersion(
  actor: Actor,
  presetJson: unknown,
  files?: (name: string) => Promise<Uint8Array>,
): Promise<CreatedVersion> {
  demand(actor, 'brands:publish');
  const { organisationId } = actor;
  const snapshot = await toSnapshot(organisationId, readPreset(presetJson), files);
  for (let tries = 0; ; tries++) {
    try {
      return await forOrganisation(organisationId, async (tx) => {
        const where = { organisationId_slug: { organisationId, slug: snapshot.slug } };
        const there = await tx.brandPreset.findUnique({ where });
        if (there?.followsShareId) throw followed(there.name);
        return addVersion(tx, actor, snapshot, { origin: 'imported' });
      });
    } catch (error) {
      // Two people saved the same preset at once; the second becomes the next version.
      if (!isUniqueViolation(error) || tries === 5) throw error;
    }
  }
}

/** What somebody is told who wants to change a preset that another organisation keeps. */
export function followed(name: string): ColophonError {
  return new ColophonError('conflict', {
    problem: `${name} follows another organisation's preset and changes with it. Make a copy to change it here.`,
  });
}
