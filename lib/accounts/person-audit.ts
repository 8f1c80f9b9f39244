import { type AuditKind, append } from '../audit-log/index';
import { forOrganisation, membershipsOf } from '../db/index';

/** What somebody did to their own account concerns every organisation they work in. Ids only. */
export async function auditPerson(userId: string, kind: AuditKind): Promise<void> {
  for (const { organisationId } of await membershipsOf(userId))
    await forOrganisation(organisationId, (tx) => append(tx, { organisationId, kind, body: { userId } }));
}
