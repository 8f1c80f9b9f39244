import { forOrganisation } from '../db/index';
import type { RunKey } from './fence';

export interface BrokenAttempts {
  /** Attempts that said so. */
  failed: number;
  /** Attempts that went silent in the middle of one and the same step: of the step where it happened most often. */
  crashed: number;
}

/** How often this generation broke before, over all its attempts. */
export async function brokenAttempts({ organisationId, generationId, attempt }: RunKey): Promise<BrokenAttempts> {
  const records = await forOrganisation(organisationId, (tx) =>
    tx.stepRecord.findMany({ where: { generationId }, select: { step: true, attempt: true, status: true } }),
  );
  const nameOf = (record: { step: string; attempt: number }) => `${record.attempt} ${record.step}`;
  const ended = new Set(records.filter(({ status }) => status !== 'started').map(nameOf));
  const silent = new Map<string, number>();
  for (const record of records)
    if (record.attempt < attempt && !ended.has(nameOf(record)))
      silent.set(record.step, (silent.get(record.step) ?? 0) + 1);
  const failed = records.filter(({ status }) => status === 'failed').length;
  return { failed, crashed: Math.max(0, ...silent.values()) };
}
