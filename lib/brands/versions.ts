import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { type Change, changesBetween, type PresetSnapshot, presetSnapshotSchema } from '../pipeline/brief/index';
import { addVersion, type CreatedVersion } from './add-version';
import { followed } from './create-preset-version';
import { getPreset } from './get-preset';
import { plainJson } from './read-preset';

export interface VersionView {
  version: number;
  versionId: string;
  createdAt: Date;
  origin: string;
  note: string | null;
  fromVersion: number | null;
  /** Name of who made it; null when nobody of this organisation did, or that person has left. */
  by: string | null;
  /** How many fields differ from the version before. */
  changes: number;
}

const thing = { thing: 'version of this preset' };

/** Newest first. @param before only versions under this number. @throws not_found, forbidden. */
export async function listVersions(
  actor: Actor,
  slugOrId: string,
  { before, limit = 50 }: { before?: number | undefined; limit?: number | undefined } = {},
): Promise<VersionView[]> {
  const { id: presetId } = await getPreset(actor, slugOrId);
  return forOrganisation(actor.organisationId, async (tx) => {
    const rows = await tx.presetVersion.findMany({
      where: { presetId, ...(before === undefined ? {} : { version: { lt: before } }) },
      orderBy: { version: 'desc' },
      take: limit + 1,
    });
    const names = await namesOf(
      tx,
      rows.flatMap(({ createdBy }) => createdBy ?? []),
    );
    const bodies = rows.map(({ body }) => plainJson(presetSnapshotSchema.parse(body)));
    return rows.slice(0, limit).map((row, at) => ({
      version: row.version,
      versionId: row.id,
      createdAt: row.createdAt,
      origin: row.origin,
      note: row.note,
      fromVersion: row.fromVersion,
      by: row.createdBy === null ? null : (names.get(row.createdBy) ?? null),
      changes: at + 1 < bodies.length ? changesBetween(bodies[at + 1], bodies[at]).length : 0,
    }));
  });
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await tx.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** One version's rules. @throws not_found, forbidden. */
export async function getVersion(actor: Actor, slugOrId: string, version: number): Promise<PresetSnapshot> {
  const { id: presetId } = await getPreset(actor, slugOrId);
  const row = await forOrganisation(actor.organisationId, (tx) =>
    tx.presetVersion.findUnique({ where: { presetId_version: { presetId, version } } }),
  );
  if (!row) throw new ColophonError('not_found', thing);
  return presetSnapshotSchema.parse(row.body);
}

/** What changed from one version to another, field by field. @throws not_found, forbidden. */
export async function diffVersions(actor: Actor, slugOrId: string, from: number, to: number): Promise<Change[]> {
  const [one, other] = [await getVersion(actor, slugOrId, from), await getVersion(actor, slugOrId, to)];
  return changesBetween(plainJson(one), plainJson(other));
}

/**
 * Brings an earlier version back as the next one; nothing between is lost, and briefs keep what they pinned.
 * @throws not_found, forbidden; conflict for a preset that follows another organisation's.
 */
export async function rollbackPreset(actor: Actor, slugOrId: string, version: number): Promise<CreatedVersion> {
  demand(actor, 'brands:publish');
  const { id: presetId, slug, name } = await getPreset(actor, slugOrId);
  const snapshot = await getVersion(actor, presetId, version);
  const { organisationId } = actor;
  return forOrganisation(organisationId, async (tx) => {
    const row = await tx.brandPreset.findFirst({ where: { organisationId, id: presetId } });
    if (row?.followsShareId) throw followed(name);
    // The short name is an address; it does not go back in time.
    return addVersion(tx, actor, { ...snapshot, slug }, { origin: 'rollback', fromVersion: version, presetId });
  });
}
