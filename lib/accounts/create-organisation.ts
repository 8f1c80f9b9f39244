import { randomBytes } from 'node:crypto';
import { append } from '../audit-log/index';
import { forOrganisation, isUniqueViolation, organisationBySlug } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { readName } from './address';

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

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'studio';

/** How often the plain name may be taken before a random one is used. */
const TRIES = 3;

/**
 * A new organisation with its first owner. The slug is made from the name, with a random end when that one is taken: whether
 * it is says nothing to anybody.
 * @throws invalid_argument unless the name has 1 to 80 characters.
 */
export async function foundOrganisation(
  userId: string,
  name: string,
): Promise<{ organisationId: string; slug: string }> {
  const readable = readName(name, 'organisation');
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? slugOf(readable) : `${slugOf(readable)}-${randomBytes(3).toString('hex')}`;
    const organisationId = newId('organisation');
    try {
      await forOrganisation(organisationId, async (tx) => {
        await tx.organisation.create({ data: { id: organisationId, name: readable, slug } });
        await tx.member.create({ data: { organisationId, userId, role: 'owner' } });
        await append(tx, { organisationId, kind: 'organisation.created', body: { userId } });
      });
      return { organisationId, slug };
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === TRIES) throw error;
    }
  }
}
