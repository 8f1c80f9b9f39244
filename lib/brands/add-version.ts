import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../accounts/index';
import { append } from '../audit-log/index';
import type { Tx } from '../db/index';
import { newId } from '../ids/index';
import type { PresetSnapshot } from '../pipeline/brief/index';
import { plainJson } from './read-preset';

export interface CreatedVersion {
  presetId: string;
  versionId: string;
  version: number;
}

export const ORIGINS = ['published', 'imported', 'rollback', 'copied', 'followed'] as const;
export type Origin = (typeof ORIGINS)[number];

export interface VersionFacts {
  origin: Origin;
  note?: string | undefined;
  fromVersion?: number | undefined;
  /** The preset to add to; the one of the snapshot's slug when left out, and a new one when there is none. */
  presetId?: string | undefined;
}

/** Adds a version inside the caller's transaction, or answers the newest one when nothing differs from it. */
export async function addVersion(
  tx: Tx,
  actor: Pick<Actor, 'organisationId' | 'userId'>,
  snapshot: PresetSnapshot,
  facts: VersionFacts,
): Promise<CreatedVersion> {
  const { organisationId } = actor;
  const { slug, name } = snapshot;
  const there = facts.presetId
    ? await tx.brandPreset.findFirst({ where: { organisationId, id: facts.presetId } })
    : await tx.brandPreset.findUnique({ where: { organisationId_slug: { organisationId, slug } } });
  const presetId = there?.id ?? newId('preset');
  if (!there) await tx.brandPreset.create({ data: { id: presetId, organisationId, slug, name } });
  else if (there.name !== name || there.slug !== slug)
    await tx.brandPreset.update({ where: { id: presetId }, data: { name, slug } });
  const last = await tx.presetVersion.findFirst({ where: { presetId }, orderBy: { version: 'desc' } });
  if (last && isDeepStrictEqual(last.body, plainJson(snapshot)))
    return { presetId, versionId: last.id, version: last.version };
  const version = (last?.version ?? 0) + 1;
  const versionId = newId('presetVersion');
  const { origin, note = null, fromVersion = null } = facts;
  await tx.presetVersion.create({
    data: {
      id: versionId,
      organisationId,
      presetId,
      version,
      body: plainJson(snapshot),
      createdBy: actor.userId,
      origin,
      note,
      fromVersion,
    },
  });
  await append(tx, {
    organisationId,
    kind: origin === 'rollback' ? 'preset.rolled-back' : 'preset.created',
    body: { presetId, versionId, version, origin, by: actor.userId },
  });
  return { presetId, versionId, version };
}
