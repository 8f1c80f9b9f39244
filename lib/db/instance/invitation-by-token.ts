import type { Role } from '../generated/enums';
import { ask } from './ask';

export interface OpenInvitation {
  id: string;
  organisationId: string;
  organisationName: string;
  role: Role;
  /** Who alone may accept it; null for a link. */
  email: string | null;
  expiresAt: Date;
}

/** The invitation behind a token, while it can be accepted. */
export async function invitationByToken(hash: string): Promise<OpenInvitation | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<OpenInvitation[]>`
    SELECT id, organisation_id AS "organisationId", organisation_name AS "organisationName", role::text AS role, email,
      expires_at AS "expiresAt" FROM invitation_by_token(${hash})`,
  );
  return row ?? null;
}
