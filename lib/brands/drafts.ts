import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { type PresetSnapshot, presetSnapshotSchema } from '../pipeline/brief/index';
import { blobsOf } from '../storage/index';
import { addVersion, type CreatedVersion } from './add-version';
import { followed } from './create-preset-version';
import { plainJson, readSnapshot } from './read-preset';
import { checkFamilies } from './to-snapshot';

export interface DraftView {
  presetId: string;
  slug: string;
  name: string;
  body: PresetSnapshot;
  /** 0 while nobody has saved a draft since the last version. A save must name the revision it was made from. */
  revision: number;
  /** The version it was made from; 0 for a preset that has none yet. */
  baseVersion: number;
  /** The newest published version; 0 when there is none. */
  published: number;
  updatedAt: Date | null;
  /** Name of who saved it last; null when that person has left. */
  updatedBy: string | null;
  /** Follows another organisation's preset: shown, not edited. */
  follows: boolean;
}

async function find(tx: Tx, organisationId: string, slugOrId: string): Promise<DraftView> {
  const row = await tx.brandPreset.findFirst({
    where: { organisationId, OR: [{ id: slugOrId }, { slug: slugOrId }] },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 }, drafts: true },
  });
  const [draft] = row?.drafts ?? [];
  const [newest] = row?.versions ?? [];
  const body = draft?.body ?? newest?.body;
  if (!row || body === undefined) throw new ColophonError('not_found', { thing: 'brand preset' });
  const person = draft ? await tx.user.findFirst({ where: { id: draft.updatedBy }, select: { name: true } }) : null;
  return {
    presetId: row.id,
    slug: row.slug,
    name: row.name,
    body: presetSnapshotSchema.parse(body),
    revision: draft?.revision ?? 0,
    baseVersion: draft?.baseVersion ?? newest?.version ?? 0,
    published: newest?.version ?? 0,
    updatedAt: draft?.updatedAt ?? null,
    updatedBy: person?.name ?? null,
    follows: row.followsShareId !== null,
  };
}

/** What is being worked on, or the newest version where nobody is. @throws not_found, forbidden. */
export function getDraft(actor: Actor, slugOrId: string): Promise<DraftView> {
  demand(actor, 'brands:read');
  return forOrganisation(actor.organisationId, (tx) => find(tx, actor.organisationId, slugOrId));
}

const saveSchema = z.object({
  revision: z.number().int().min(0),
  baseVersion: z.number().int().min(0).optional(),
  body: z.unknown(),
});

export type Saved = { state: 'saved'; draft: DraftView } | { state: 'conflict'; theirs: DraftView };

/**
 * Saves a draft if nobody else has since; otherwise nothing is written, and theirs comes back so that the two can be merged.
 * @throws invalid_preset, unsupported_font, not_found, forbidden; conflict for a preset that follows another organisation's.
 */
export async function saveDraft(actor: Actor, slugOrId: string, given: unknown): Promise<Saved> {
  demand(actor, 'brands:write');
  const { organisationId, userId } = actor;
  const { revision, baseVersion, body } = read(given);
  const snapshot = readSnapshot(body);
  await checkFiles(organisationId, snapshot);
  await checkFamilies(organisationId, snapshot);
  return forOrganisation(organisationId, async (tx): Promise<Saved> => {
    const now = await find(tx, organisationId, slugOrId);
    if (now.follows) throw followed(now.name);
    const { presetId } = now;
    const data = { body: plainJson(snapshot), updatedBy: userId, updatedAt: new Date() };
    const from = baseVersion ?? now.baseVersion;
    if (now.revision === 0 && revision === 0) {
      // Two first saves at once: one row is made, and the other save finds it.
      const { count } = await tx.presetDraft.createMany({
        data: [{ ...data, presetId, organisationId, baseVersion: from, revision: 1 }],
        skipDuplicates: true,
      });
      if (count === 1) return { state: 'saved', draft: await find(tx, organisationId, presetId) };
    } else {
      const { count } = await tx.presetDraft.updateMany({
        where: { organisationId, presetId, revision },
        data: { ...data, baseVersion: from, revision: revision + 1 },
      });
      if (count === 1) return { state: 'saved', draft: await find(tx, organisationId, presetId) };
    }
    return { state: 'conflict', theirs: await find(tx, organisationId, presetId) };
  });
}

function read(given: unknown): z.infer<typeof saveSchema> {
  const parsed = saveSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ColophonError('invalid_argument', {
    argument: parsed.error.issues[0]?.path.join('.') || 'draft',
    problem: 'must name the revision it was made from, and the body.',
  });
}

/** Every file a draft names must be stored here: a hash is not a right to somebody else's bytes. */
async function checkFiles(organisationId: string, snapshot: PresetSnapshot): Promise<void> {
  const blobs = blobsOf(organisationId);
  for (const { blob } of [...snapshot.logo.variants, ...snapshot.fonts, ...snapshot.references])
    if (!/^[0-9a-f]{64}$/.test(blob) || !(await blobs.has(blob)))
      throw new ColophonError('invalid_preset', {
        problems: 'a logo, font or reference is not stored here; upload it first',
      });
}

/** A new preset, as a draft that nobody can use until it is published. @throws invalid_preset, conflict, forbidden. */
export async function startPreset(actor: Actor, body: unknown): Promise<DraftView> {
  demand(actor, 'brands:write');
  const { organisationId, userId } = actor;
  const snapshot = readSnapshot(body);
  await checkFiles(organisationId, snapshot);
  await checkFamilies(organisationId, snapshot);
  return forOrganisation(organisationId, async (tx) => {
    const { slug, name } = snapshot;
    const taken = await tx.brandPreset.findUnique({ where: { organisationId_slug: { organisationId, slug } } });
    if (taken)
      throw new ColophonError('conflict', {
        problem: `There is a preset “${slug}” already; choose another short name.`,
      });
    const presetId = newId('preset');
    await tx.brandPreset.create({ data: { id: presetId, organisationId, slug, name } });
    const draft = { presetId, organisationId, body: plainJson(snapshot), baseVersion: 0, updatedBy: userId };
    await tx.presetDraft.create({ data: draft });
    return find(tx, organisationId, presetId);
  });
}

/**
 * Makes the draft the next version. Briefs that are running keep the version they pinned.
 * @throws preset_conflict when it was saved, or another version published, since; not_found, forbidden.
 */
export async function publishDraft(
  actor: Actor,
  slugOrId: string,
  { revision, note }: { revision?: number | undefined; note?: string | undefined } = {},
): Promise<CreatedVersion> {
  demand(actor, 'brands:publish');
  const { organisationId } = actor;
  return forOrganisation(organisationId, async (tx) => {
    const draft = await find(tx, organisationId, slugOrId);
    if (draft.follows) throw followed(draft.name);
    if (draft.revision === 0)
      throw new ColophonError('conflict', {
        problem: `${draft.name} has no draft: nothing differs from version ${draft.published}.`,
      });
    const moved = draft.published !== draft.baseVersion;
    if (moved || (revision !== undefined && revision !== draft.revision))
      throw new ColophonError('preset_conflict', { who: draft.updatedBy ?? 'Somebody' });
    const { presetId } = draft;
    const { count } = await tx.presetDraft.deleteMany({
      where: { organisationId, presetId, revision: draft.revision },
    });
    if (count === 0) throw new ColophonError('preset_conflict', { who: 'Somebody' });
    return addVersion(tx, actor, draft.body, { origin: 'published', note: note?.slice(0, 200), presetId });
  });
}

/** Throws a draft away; the newest version is what remains. @throws not_found, forbidden. */
export async function discardDraft(actor: Actor, slugOrId: string, revision: number): Promise<void> {
  demand(actor, 'brands:write');
  const { organisationId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    const { presetId, published } = await find(tx, organisationId, slugOrId);
    const { count } = await tx.presetDraft.deleteMany({ where: { organisationId, presetId, revision } });
    if (count === 0) throw new ColophonError('not_found', { thing: 'draft of that revision' });
    if (published === 0) await tx.brandPreset.deleteMany({ where: { organisationId, id: presetId } });
  });
}
