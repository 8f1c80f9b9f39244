import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { refuseRemoved } from '../retention/index';
import { blobsOf } from '../storage/index';

/**
 * What the reviewer looks at, which is what the decision is bound to.
 * @throws not_found, also when the case is about a brief and there are no pixels; removed_by_retention, blob_missing, forbidden.
 */
export async function readCasePicture(
  actor: Actor,
  caseId: string,
): Promise<{ bytes: Uint8Array; mediaType: 'image/png' }> {
  demand(actor, 'reviews:read');
  const row = await forOrganisation(actor.organisationId, (tx) => tx.reviewCase.findUnique({ where: { id: caseId } }));
  if (!row || row.subject === 'brief') throw new ColophonError('not_found', { thing: 'case' });
  await refuseRemoved(actor.organisationId, row.generationId);
  return { bytes: await blobsOf(actor.organisationId).get(row.creativeSha256), mediaType: 'image/png' };
}
