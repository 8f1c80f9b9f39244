import { type Actor, demand } from '../accounts/index';
import { ColophonError } from '../errors/index';
import { type DraftView, getDraft, saveDraft, startPreset } from './drafts';
import { readPreset } from './read-preset';
import { toSnapshot } from './to-snapshot';

/**
 * A written preset as a draft: a new preset's, or the next one of the preset of that short name.
 * @throws what `createPresetVersion` throws; preset_conflict when somebody saved a draft meanwhile.
 */
export async function importPreset(
  actor: Actor,
  presetJson: unknown,
  files?: (name: string) => Promise<Uint8Array>,
): Promise<DraftView> {
  demand(actor, 'brands:write');
  const snapshot = await toSnapshot(actor.organisationId, readPreset(presetJson), files);
  const there = await getDraft(actor, snapshot.slug).catch(() => null);
  if (!there) return startPreset(actor, snapshot);
  const saved = await saveDraft(actor, snapshot.slug, { revision: there.revision, body: snapshot });
  if (saved.state === 'conflict')
    throw new ColophonError('preset_conflict', { who: saved.theirs.updatedBy ?? 'Somebody' });
  return saved.draft;
}
