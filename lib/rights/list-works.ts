import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';

export interface ListedWork {
  id: string;
  title: string;
  kind: string;
  holder: string;
  /** `own` never counts against the organisation; `foreign` must not be copied. */
  standing: string;
  source: string;
  createdAt: Date;
  /** Checked pictures that matched it, and when last. */
  matches: number;
  lastMatchAt: Date | null;
  hasPreview: boolean;
}

export interface WorkPage {
  works: ListedWork[];
  /** Give it to the next call; null on the last page. */
  next: string | null;
}

/**
 * The organisation's own works, newest first, with how often each was matched; the installation's are counted by `countWorks`.
 * @throws forbidden.
 */
export async function listWorks(actor: Actor, { after = '', limit = 50 } = {}): Promise<WorkPage> {
  demand(actor, 'rights:read');
  const take = Math.min(200, Math.max(1, limit));
  return forOrganisation(actor.organisationId, async (tx) => {
    const rows = await tx.protectedWork.findMany({
      where: { organisationId: actor.organisationId, ...(after ? { id: { lt: after } } : {}) },
      // Ids sort by the time they were made.
      orderBy: { id: 'desc' },
      take: take + 1,
      include: { preview: { select: { workId: true } } },
    });
    const shown = rows.slice(0, take);
    const counts = await tx.$queryRaw<{ work_id: string; matches: bigint; last_at: Date }[]>`
      SELECT * FROM work_match_counts(${shown.map(({ id }) => id)}::text[])`;
    const byWork = new Map(counts.map((row) => [row.work_id, row]));
    const works = shown.map(({ id, title, kind, holder, standing, source, createdAt, preview }) => ({
      ...{ id, title, kind, holder, standing, source, createdAt },
      matches: Number(byWork.get(id)?.matches ?? 0),
      lastMatchAt: byWork.get(id)?.last_at ?? null,
      hasPreview: preview !== null,
    }));
    return { works, next: rows.length > take ? (shown.at(-1)?.id ?? null) : null };
  });
}
