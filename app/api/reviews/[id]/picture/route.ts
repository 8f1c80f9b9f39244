import { readCasePicture } from '../../../../../lib/reviews/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';

/** Held pixels: for reviewers alone, and never kept by the browser. */
export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const response = serveBytes(request, await readCasePicture(actor, id));
  response.headers.set('cache-control', 'private, no-store');
  return response;
});
