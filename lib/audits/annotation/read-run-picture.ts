import { type Actor, demand } from '../../accounts/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { blobsOf } from '../../storage/index';
import { runResultSchema } from '../study/run-result';

/** An unchecked picture: for those who annotate or review, as held pictures are. @throws not_found, blob_missing, forbidden. */
export async function readRunPicture(
  actor: Actor,
  studyId: string,
  runId: string,
): Promise<{ bytes: Uint8Array; mediaType: 'image/png' }> {
  demand(actor, 'audits:annotate');
  const row = await forOrganisation(actor.organisationId, (tx) =>
    tx.studyRun.findFirst({ where: { id: runId, studyId } }),
  );
  const picture = row?.result ? runResultSchema.parse(row.result).picture : null;
  if (!picture) throw new ColophonError('not_found', { thing: 'picture' });
  return { bytes: await blobsOf(actor.organisationId).get(picture.blob), mediaType: 'image/png' };
}
