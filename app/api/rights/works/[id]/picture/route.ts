import { readWorkPicture } from '../../../../../../lib/rights/index';
import { serveBytes } from '../../../../../http/bytes';
import { asPerson } from '../../../../../http/handle';

/** A registered work, small, for those who compare. It belongs to its holder: the browser does not keep it. */
export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const response = serveBytes(request, await readWorkPicture(actor, id));
  response.headers.set('cache-control', 'private, no-store');
  return response;
});
