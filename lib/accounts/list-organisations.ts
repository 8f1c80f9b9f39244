import { forOrganisation, organisationIds } from '../db/index';

export interface OrganisationSummary {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
  members: number;
}

/** Every organisation of the installation, by age, in pages: for its operator, who is in none of them. 200 at most. */
export async function listOrganisations(
  page: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ organisations: OrganisationSummary[]; nextCursor: string | null }> {
  const limit = Math.min(page.limit ?? 200, 200);
  const after = page.cursor ?? '';
  const ids = (await organisationIds()).filter((id) => id > after);
  const organisations: OrganisationSummary[] = [];
  for (const id of ids.slice(0, limit)) {
    const found = await forOrganisation(id, (tx) =>
      tx.organisation.findUnique({ where: { id }, include: { _count: { select: { members: true } } } }),
    );
    if (!found) continue;
    const { name, slug, createdAt, _count } = found;
    organisations.push({ id, name, slug, createdAt, members: _count.members });
  }
  return { organisations, nextCursor: ids.length > limit ? (organisations.at(-1)?.id ?? null) : null };
}
