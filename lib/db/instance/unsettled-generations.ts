import type { GenerationStatus } from '../generated/enums';
import { ask } from './ask';

export interface UnsettledGeneration {
  generationId: string;
  organisationId: string;
  status: GenerationStatus;
  attempt: number;
  step: string | null;
  changedAt: Date;
}

/** Generations that are not done and whose row has not changed for a while, the most silent first. */
export function unsettledGenerations(silentForSeconds: number, atMost = 500): Promise<UnsettledGeneration[]> {
  return ask(
    (db) => db.$queryRaw<UnsettledGeneration[]>`
    SELECT generation_id AS "generationId", organisation_id AS "organisationId", status::text AS status, attempt, step,
      changed_at AS "changedAt"
    FROM unsettled_generations(${silentForSeconds}::double precision, ${atMost}::integer)`,
  );
}
