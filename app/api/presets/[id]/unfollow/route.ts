import { unfollow } from '../../../../../lib/brands/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

export const POST = asPerson<{ id: string }>(async (actor, _request, { id }) => {
  await unfollow(actor, id);
  return json({ id });
});
