import { ask } from './ask';

export interface OpenDispute {
  id: string;
  organisation_id: string;
  organisation_name: string;
  work_id: string;
  title: string;
  holder: string;
  statement: string;
  created_at: Date;
}

/** Of every organisation, for the operator. */
export function openDisputes(): Promise<OpenDispute[]> {
  return ask((db) => db.$queryRaw<OpenDispute[]>`SELECT * FROM open_disputes()`);
}

/** An import for this caller alone: one that waits, or whose worker has been silent for so long. */
export async function claimRegistryImport(
  silentSeconds: number,
): Promise<{ id: string; organisation_id: string } | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ id: string; organisation_id: string }[]>`
    SELECT * FROM claim_registry_import(${silentSeconds}::double precision)`,
  );
  return row ?? null;
}
