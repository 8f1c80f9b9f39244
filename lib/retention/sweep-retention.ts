import { append } from '../audit-log/index';
import { forOrganisation, type Tx } from '../db/index';

const DAY_MS = 24 * 3600 * 1000;
/** Per look; what is left is due at the next one. */
const AT_ONCE = 1_000;

/** Why a generation past its days stays: somebody still needs to look at its pixels. */
export type Kept = 'open_case' | 'open_rights_case' | 'legal_hold';

export interface RetentionSweep {
  organisationId: string;
  /** Null when the organisation sets no limit: nothing is due then. */
  retentionDays: number | null;
  /** What is due, or was removed: generations with their deliveries, oldest first. */
  removed: { generationId: string; settledAt: Date; assetIds: string[] }[];
  kept: { generationId: string; why: Kept[] }[];
}

/** What retention would remove at `now`, and what it passes by. Changes nothing. */
export async function dueForRemoval(organisationId: string, now: Date): Promise<RetentionSweep> {
  return forOrganisation(organisationId, async (tx) => {
    const retentionDays = await daysOf(tx, organisationId);
    const sweep: RetentionSweep = { organisationId, retentionDays, removed: [], kept: [] };
    if (retentionDays === null) return sweep;
    for (const id of await pastTheirDays(tx, retentionDays, now)) {
      const { facts, why } = await lookAt(tx, id);
      if (why.length > 0) sweep.kept.push({ generationId: id, why });
      else sweep.removed.push(facts);
    }
    return sweep;
  });
}

/**
 * Removes every settled generation that is past its organisation's days: from the commit on its pixels are given out by
 * nothing, and no row names its blobs any more, so that the sweep of orphans deletes them. Each generation is one transaction
 * with its entry in the audit log; the row is locked, so an appeal that is filed meanwhile comes before or is refused.
 */
export async function sweepRetention(organisationId: string, now: Date): Promise<RetentionSweep> {
  const due = await dueForRemoval(organisationId, now);
  const { retentionDays } = due;
  if (retentionDays === null) return due;
  const removed: RetentionSweep['removed'] = [];
  for (const { generationId } of due.removed)
    await forOrganisation(organisationId, async (tx) => {
      await tx.$queryRaw`SELECT id FROM generation WHERE id = ${generationId} FOR UPDATE`;
      // Asked again under the lock: two sweeps at once remove once, and a longer retention set meanwhile counts.
      const days = await daysOf(tx, organisationId);
      if (days === null || !(await pastTheirDays(tx, days, now, generationId)).includes(generationId)) return;
      const { facts, why } = await lookAt(tx, generationId);
      if (why.length > 0) return;
      await tx.removal.create({ data: { generationId, organisationId, retentionDays: days, removedAt: now } });
      const body = { generationId, assetIds: facts.assetIds, retentionDays: days };
      await append(tx, { organisationId, kind: 'generation.removed', body });
      removed.push(facts);
    });
  return { ...due, removed };
}

async function daysOf(tx: Tx, organisationId: string): Promise<number | null> {
  const row = await tx.organisationSettings.findUnique({
    where: { organisationId },
    select: { retentionDays: true },
  });
  return row?.retentionDays ?? null;
}

/** Counted from when the run was over, its last decision included. A run that goes on has no end yet. */
async function pastTheirDays(tx: Tx, days: number, now: Date, only?: string): Promise<string[]> {
  const rows = await tx.generation.findMany({
    where: {
      ...(only === undefined ? {} : { id: only }),
      status: { in: ['settled', 'failed', 'cancelled'] },
      settledAt: { lt: new Date(now.getTime() - days * DAY_MS) },
      removal: null,
      // What a decision looked at is kept as long after it as anything else.
      reviewCases: { none: { decidedAt: { gte: new Date(now.getTime() - days * DAY_MS) } } },
    },
    orderBy: [{ settledAt: 'asc' }, { id: 'asc' }],
    take: AT_ONCE,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function lookAt(tx: Tx, generationId: string) {
  const row = await tx.generation.findUniqueOrThrow({
    where: { id: generationId },
    select: {
      settledAt: true,
      items: { select: { asset: { select: { id: true } } }, orderBy: { id: 'asc' } },
      reviewCases: { where: { status: 'open' }, select: { id: true }, take: 1 },
      legalHolds: { where: { liftedAt: null }, select: { id: true }, take: 1 },
    },
  });
  const assetIds = row.items.flatMap(({ asset }) => (asset ? [asset.id] : []));
  const disputed = await tx.rightsCase.count({ where: { assetId: { in: assetIds }, status: 'open' } });
  const why: Kept[] = [];
  if (row.reviewCases.length > 0) why.push('open_case');
  if (disputed > 0) why.push('open_rights_case');
  if (row.legalHolds.length > 0) why.push('legal_hold');
  return { facts: { generationId, settledAt: row.settledAt ?? new Date(0), assetIds }, why };
}
