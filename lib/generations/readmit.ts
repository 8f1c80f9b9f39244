import type { Tx } from '../db/index';

/**
 * A decision has released an item: the generation waits for its turn again, and its run goes on from the steps that wait
 * for people. Call `admitNext` after the transaction. One that runs right now is left alone: its settle sees the decision.
 */
export async function readmit(tx: Tx, generationId: string): Promise<void> {
  await tx.generation.updateMany({
    where: { id: generationId, status: 'settled' },
    data: { status: 'requested', step: 'provenance', settledAt: null },
  });
}
