import type { Actor } from '../../lib/accounts/index';
import {
  acceptOffer,
  copyPreset,
  declineOffer,
  diffVersions,
  endShare,
  getDraft,
  getPreset,
  listOffers,
  listShares,
  publishDraft,
  rollbackPreset,
  saveDraft,
  sharePreset,
  unfollow,
} from '../../lib/brands/index';
import { ColophonError } from '../../lib/errors/index';
import { wholeNumber } from './options';
import { readJson } from './read-file';

export interface PresetOptions {
  out?: string | undefined;
  version?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  note?: string | undefined;
  mode?: string | undefined;
  name?: string | undefined;
  slug?: string | undefined;
}

type Verb = (actor: Actor, names: readonly string[], options: PresetOptions) => Promise<unknown>;

function needed(given: string | undefined, use: string): string {
  if (given !== undefined) return given;
  throw new ColophonError('invalid_argument', { argument: 'preset', problem: `use "preset ${use}".` });
}

const whole = (text: string | undefined, name: string) => wholeNumber(name.replace(/^--/, ''), text);
export const say = { needed, whole };

const shown = (value: unknown) => (value === undefined ? '(none)' : JSON.stringify(value)).slice(0, 120);

export const PRESET_CHANGES: Readonly<Record<string, Verb>> = {
  /** `draft SLUG` shows it; `draft SLUG FILE.json` saves one, from the revision that is there. */
  async draft(actor, [slug, file]) {
    const there = await getDraft(actor, needed(slug, 'draft SLUG [FILE.json]'));
    if (file === undefined) return { draft: there, lines: [`revision ${there.revision}, from v${there.baseVersion}`] };
    const saved = await saveDraft(actor, there.presetId, { revision: there.revision, body: await readJson(file) });
    if (saved.state === 'conflict')
      throw new ColophonError('preset_conflict', { who: saved.theirs.updatedBy ?? 'Somebody' });
    return { draft: saved.draft, lines: [`revision ${saved.draft.revision} saved`] };
  },
  async publish(actor, [slug], { note }) {
    const made = await publishDraft(actor, needed(slug, 'publish SLUG'), { note });
    return { ...made, lines: [`version ${made.version} published`] };
  },
  async diff(actor, [slug], { from, to }) {
    const { id, version } = await getPreset(actor, needed(slug, 'diff SLUG [--from N] [--to N]'));
    const last = whole(to, '--to') ?? version;
    const first = whole(from, '--from') ?? Math.max(1, last - 1);
    const changes = await diffVersions(actor, id, first, last);
    const lines = changes.map(({ path, before, after }) => `${path}: ${shown(before)} → ${shown(after)}`);
    return { from: first, to: last, changes, lines: lines.length > 0 ? lines : ['Nothing differs.'] };
  },
  async rollback(actor, [slug, version]) {
    const back = whole(needed(version, 'rollback SLUG VERSION'), 'version') ?? 0;
    const made = await rollbackPreset(actor, needed(slug, 'rollback SLUG VERSION'), back);
    return { ...made, from: back, lines: [`version ${made.version} is version ${back} again`] };
  },
  /** `share SLUG --to ORG --mode copy|follow`, `share SLUG` to list, `share end ID`. */
  async share(actor, [slug, id], { to, mode }) {
    if (slug === 'end') {
      await endShare(actor, needed(id, 'share end ID'));
      return { ended: id, lines: [`${id} ended`] };
    }
    const name = needed(slug, 'share SLUG --to ORGANISATION [--mode copy|follow]');
    if (to === undefined) {
      const shares = await listShares(actor, name);
      return { shares, lines: shares.map((share) => `${share.id}  ${share.to}  ${share.mode}  ${share.status}`) };
    }
    const share = await sharePreset(actor, name, { to, mode: mode ?? 'follow' });
    return { share, lines: [`${share.id}: offered to ${share.to} (${share.mode}); it waits for their consent`] };
  },
  /** `follow` lists offers; `follow accept|decline ID`; `follow end SLUG`. */
  async follow(actor, [verb, id]) {
    if (verb === undefined) {
      const offers = await listOffers(actor);
      return {
        offers,
        lines: offers.map(
          (offer) => `${offer.id}  ${offer.presetName} from ${offer.fromName}  ${offer.mode}  ${offer.status}`,
        ),
      };
    }
    const which = needed(id, 'follow accept|decline ID, or follow end SLUG');
    if (verb === 'accept')
      return acceptOffer(actor, which).then((made) => ({
        ...made,
        lines: [`${made.presetId} version ${made.version}`],
      }));
    if (verb === 'decline') return declineOffer(actor, which).then(() => ({ declined: which, lines: ['declined'] }));
    if (verb === 'end')
      return unfollow(actor, which).then(() => ({
        ended: which,
        lines: ['no longer followed; its last version stays'],
      }));
    throw new ColophonError('invalid_argument', { argument: 'preset follow', problem: 'use accept, decline or end.' });
  },
  async copy(actor, [slug], { name, slug: short }) {
    const use = 'copy SLUG --slug NEW [--name NAME]';
    const { name: old } = await getPreset(actor, needed(slug, use));
    const made = await copyPreset(actor, needed(slug, use), name ?? `${old} (copy)`, needed(short, use));
    return { ...made, lines: [`${short}: version ${made.version}`] };
  },
};
