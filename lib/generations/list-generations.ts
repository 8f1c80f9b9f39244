import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { after, cut, NEWEST_FIRST, pageSize } from './cursor';
import { GENERATION_INCLUDE, present } from './present';
import type { GenerationView, Page } from './views';

/** Newest first. @throws forbidden; invalid_argument for a foreign cursor. */
export async function listGenerations(
  actor: Actor,
  { cursor, limit }: Page = {},
): Promise<{ generations: GenerationView[]; next: string | null }> {
  demand(actor, 'generations:read');
  const size = pageSize(limit);
  const found = await forOrganisation(actor.organisationId, (tx) =>
    tx.generation.findMany({
      where: after(cursor),
      orderBy: NEWEST_FIRST,
      take: size + 1,
      include: GENERATION_INCLUDE,
    }),
  );
  const { rows, next } = cut(found, size);
  return { generations: rows.map(present), next };
}
