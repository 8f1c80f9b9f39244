import { endShare } from '../../../../lib/brands/index';
import { asPerson } from '../../../http/handle';
import { json } from '../../../http/problem';

export const DELETE = asPerson<{ id: string }>(async (actor, _request, { id }) => {
  await endShare(actor, id);
  return json({ ended: id });
});
