import { readRunPicture } from '../../../../../../../lib/audits/index';
import { serveBytes } from '../../../../../../http/bytes';
import { asPerson } from '../../../../../../http/handle';

/** Unchecked pixels: for annotators alone, and never kept by the browser. */
export const GET = asPerson<{ id: string; run: string }>(async (actor, request, { id, run }) => {
  const response = serveBytes(request, await readRunPicture(actor, id, run));
  response.headers.set('cache-control', 'private, no-store');
  return response;
});
