import { forOrganisation } from '../db/index';
import { env } from '../env/index';
import { laneOf } from '../pipeline/pipeline';
import { enqueueRun, type RunJob } from './enqueue';
import { stepNamed } from './run-facts';

/**
 * Puts an organisation's oldest waiting generations on the queue until its share is used up. The organisation's row is
 * locked while it counts, so the limit is exact whoever asks at the same time. A crash between commit and enqueue is the
 * sweeper's to mend.
 */
export async function admitNext(organisationId: string): Promise<void> {
  for (const job of await admit(organisationId)) await enqueueRun(job);
}

function admit(organisationId: string): Promise<RunJob[]> {
  const limit = env().GENERATIONS_PER_ORGANISATION;
  return forOrganisation(organisationId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId} FOR NO KEY UPDATE`;
    const running = await tx.generation.count({ where: { organisationId, status: { in: ['queued', 'running'] } } });
    if (running >= limit) return [];
    const waiting = await tx.generation.findMany({
      where: { organisationId, status: 'requested' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: limit - running,
      select: { id: true, attempt: true, step: true },
    });
    // The status is asked again: a cancel or the command line may have taken the row in between.
    const jobs: RunJob[] = [];
    for (const { id, attempt, step } of waiting) {
      const where = { id, status: 'requested' as const, attempt };
      const { count } = await tx.generation.updateMany({ where, data: { status: 'queued' } });
      if (count === 0) continue;
      const next = step ? stepNamed(step) : 'policy';
      jobs.push({ generationId: id, attempt, step: next, lane: laneOf(next) });
    }
    return jobs;
  });
}
