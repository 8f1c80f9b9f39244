import { type Actor, demand } from '../accounts/index';
import { type DraftView, getDraft, saveDraft, startPreset } from './drafts';
import { readPreset } from './read-preset';
import { toSnapshot } from './to-snapshot';

/**
 * A written preset as a draft: a new preset's, or the next one of the preset of that short name.
 * @throws what `createPresetVersion` throws, and preset_conflict is answered as `conflict` by the draft's own save.
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
  return saved.state === 'saved' ? saved.draft : saved.theirs;
}
