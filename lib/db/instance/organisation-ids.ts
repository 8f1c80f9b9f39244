import { ask } from './ask';

/** Every organisation, for the work of the installation: sweeping, backups. */
export async function organisationIds(): Promise<string[]> {
  const rows = await ask((db) => db.$queryRaw<{ id: string }[]>`SELECT id FROM organisation_ids() AS id`);
  return rows.map(({ id }) => id);
}
