import type { Role } from '../generated/enums';
import { ask } from './ask';

export interface Membership {
  organisationId: string;
  name: string;
  slug: string;
  role: Role;
  /** Whether the organisation lets in only those with a second factor. */
  secondFactorRequired: boolean;
}

/** The organisations a person may work in, oldest membership first. */
export function membershipsOf(userId: string): Promise<Membership[]> {
  return ask(
    (db) => db.$queryRaw<Membership[]>`
    SELECT organisation_id AS "organisationId", name, slug, role::text AS role,
      second_factor_required AS "secondFactorRequired" FROM memberships_of(${userId})`,
  );
}
