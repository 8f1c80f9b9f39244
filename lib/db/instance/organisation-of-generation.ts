import { ask } from './ask';

/** What a worker asks when it claims a job, because jobs carry ids only. */
export async function organisationOfGeneration(generationId: string): Promise<string | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ id: string | null }[]>`
    SELECT organisation_of_generation(${generationId}) AS id`,
  );
  return row?.id ?? null;
}
