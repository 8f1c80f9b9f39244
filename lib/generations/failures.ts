import { forOrganisation } from '../db/index';
import type { RunKey } from './fence';

/** Attempts of one generation that broke: `failed` said so, `crashed` went silent in the middle of a step. */
export async function brokenAttempts({
  organisationId,
  generationId,
  attempt,
}: RunKey): Promise<{ failed: number; crashed: number }> {
  const records = await forOrganisation(organisationId, (tx) =>
    tx.stepRecord.findMany({ where: { generationId }, select: { step: true, attempt: true, status: true } }),
  );
  const ended = new Set(records.filter((r) => r.status !== 'started').map((r) => `${r.attempt} ${r.step}`));
  const silent = records.filter(
    (r) => r.status === 'started' && r.attempt < attempt && !ended.has(`${r.attempt} ${r.step}`),
  );
  return { failed: records.filter((r) => r.status === 'failed').length, crashed: silent.length };
}
