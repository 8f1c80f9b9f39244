import { ask } from './ask';

export interface OverdueCase {
  caseId: string;
  organisationId: string;
}

/** Open cases whose time ran out before `now` and that nobody was told about yet, the longest overdue first. */
export function overdueCases(now: Date, atMost = 200): Promise<OverdueCase[]> {
  return ask(
    (db) => db.$queryRaw<OverdueCase[]>`
    SELECT case_id AS "caseId", organisation_id AS "organisationId"
    FROM overdue_cases(${now}::timestamptz, ${atMost}::integer)`,
  );
}
