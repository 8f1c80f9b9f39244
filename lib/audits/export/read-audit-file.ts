import { type Actor, demand } from '../../accounts/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { type AuditDocument, readAuditDocument } from '../conclude/document';

/** By the audit's id, or a study's for its newest. @throws not_found, also for another organisation's; forbidden. */
export async function readAuditFile(actor: Actor, id: string): Promise<{ bytes: Uint8Array; document: AuditDocument }> {
  demand(actor, 'audits:read');
  const row = await forOrganisation(actor.organisationId, (tx) =>
    tx.biasAudit.findFirst({
      where: { OR: [{ id }, { studyId: id }] },
      orderBy: { createdAt: 'desc' },
      select: { document: true },
    }),
  );
  if (!row) throw new ColophonError('not_found', { thing: 'audit' });
  return { bytes: new Uint8Array(row.document), document: readAuditDocument(row.document) };
}
