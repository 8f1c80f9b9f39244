import { ColophonError } from '../../../../../../lib/errors/index';
import { getAsset, readAsset } from '../../../../../../lib/generations/index';
import { findPlacement } from '../../../../../../lib/pipeline/brief/placements/index';
import { reportPdf } from '../../../../../../lib/reports/index';
import { serveBytes } from '../../../../../http/bytes';
import { asPerson } from '../../../../../http/handle';

/** The report on paper. Made of the signed files, so the same record is the same paper. */
export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const asset = await getAsset(actor, id);
  if (!asset.report) throw new ColophonError('not_found', { thing: 'report' });
  // The report outlives its picture: without one it is printed without.
  const picture = asset.removedAt ? undefined : (await readAsset(actor, id)).bytes;
  const bytes = await reportPdf({
    report: asset.report,
    receipt: asset.receipt,
    reportSha256: asset.receipt?.reportSha256 ?? '',
    placement: findPlacement(asset.placement)?.title ?? asset.placement,
    picture,
  });
  return serveBytes(request, { bytes, mediaType: 'application/pdf', fileName: `${id}-report.pdf` });
});
