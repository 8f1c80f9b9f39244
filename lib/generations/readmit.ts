import { Prisma, type Tx } from '../db/index';
import type { Step } from '../pipeline/pipeline';

/**
 * A decision has released an item: the generation waits for its turn again, and its run goes on from the steps that wait
 * for people. Call `admitNext` after the transaction. One that runs right now is left alone: its settle sees the decision.
 * @param step the earliest step that may have to be worked: it says which lane is asked first.
 */
export async function readmit(tx: Tx, generationId: string, step: Step = 'provenance'): Promise<void> {
  await tx.generation.updateMany({
    where: { id: generationId, status: { in: ['settled', 'failed'] } },
    data: { status: 'requested', step, settledAt: null, error: Prisma.DbNull },
  });
}
