import { ask } from './ask';

export interface ClaimedStudyWork {
  organisationId: string;
  studyId: string;
  /** Null: every run is over, and the study is to be concluded. */
  runId: string | null;
  attempt: number;
}

/** The next run, or the next conclusion, of any organisation's studies; owned until the lease ends. */
export async function claimStudyWork(
  lanes: readonly string[],
  leaseSeconds: number,
  studyId: string | null = null,
): Promise<ClaimedStudyWork | null> {
  const rows = await ask(
    (db) => db.$queryRaw<ClaimedStudyWork[]>`
    SELECT organisation_id AS "organisationId", study_id AS "studyId", run_id AS "runId", attempt
    FROM claim_study_work(${[...lanes]}::text[], ${leaseSeconds}::double precision, ${studyId}::text)`,
  );
  return rows[0] ?? null;
}
