import { forOrganisation, isUniqueViolation, organisationBySlug } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';

/**
 * @param slug lower-case words joined by hyphens, unique in this installation.
 * @throws conflict when the slug is taken.
 */
export async function createOrganisation(organisation: {
  name: string;
  slug: string;
}): Promise<{ organisationId: string }> {
  const organisationId = newId('organisation');
  try {
    await forOrganisation(organisationId, (tx) =>
      tx.organisation.create({ data: { id: organisationId, ...organisation } }),
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ColophonError('conflict', { problem: `The name ${organisation.slug} is taken.` }, { cause: error });
  }
  return { organisationId };
}

/** The organisation of that slug, made when there is none: two processes that start at once end with one. */
export async function ensureOrganisation(organisation: {
  name: string;
  slug: string;
}): Promise<{ organisationId: string }> {
  const there = await organisationBySlug(organisation.slug);
  if (there) return { organisationId: there };
  try {
    return await createOrganisation(organisation);
  } catch (error) {
    const made = await organisationBySlug(organisation.slug);
    if (!made) throw error;
    return { organisationId: made };
  }
}
