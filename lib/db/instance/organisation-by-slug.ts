import { ask } from './ask';

export async function organisationBySlug(slug: string): Promise<string | null> {
  const [row] = await ask((db) => db.$queryRaw<{ id: string | null }[]>`SELECT organisation_by_slug(${slug}) AS id`);
  return row?.id ?? null;
}
