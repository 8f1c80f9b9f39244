import { matchesOf } from '../../../../../lib/rights/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

/** What an item was near, for those who review. */
export const GET = asPerson<{ itemId: string }>(async (actor, _request, { itemId }) =>
  json({ matches: await matchesOf(actor, itemId) }),
);
