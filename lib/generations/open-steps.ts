import type { Tx } from '../db/index';
import { newId } from '../ids/index';
import type { RunKey } from './fence';

/** Steps this attempt began and did not end get a last line, so that the audit trail does not end in the air. */
export async function closeOpenSteps(tx: Tx, { organisationId, generationId, attempt }: RunKey): Promise<void> {
  const records = await tx.stepRecord.findMany({ where: { generationId, attempt } });
  const ended = new Set(records.filter(({ status }) => status !== 'started').map(({ step }) => step));
  for (const { step, status } of records)
    if (status === 'started' && !ended.has(step))
      await tx.stepRecord.create({
        data: { id: newId('step'), organisationId, generationId, attempt, step, status: 'cancelled' },
      });
}
