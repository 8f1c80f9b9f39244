import { z } from 'zod';
import { readMatchedPicture } from '../../../../../../lib/rights/index';
import { serveBytes } from '../../../../../http/bytes';
import { asPerson } from '../../../../../http/handle';
import { queryOf } from '../../../../../http/page-query';
import { parse } from '../../../../../http/parse';

const querySchema = z.object({ subject: z.enum(['artwork', 'creative']).default('creative') });

/** The pixels that were compared. Held ones are for reviewers alone, and never kept by the browser. */
export const GET = asPerson<{ itemId: string }>(async (actor, request, { itemId }) => {
  const { subject } = parse(querySchema, queryOf(request));
  const response = serveBytes(request, await readMatchedPicture(actor, itemId, subject));
  response.headers.set('cache-control', 'private, no-store');
  return response;
});
