import { removeWork } from '../../../../../lib/rights/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

export const DELETE = asPerson<{ id: string }>(async (actor, _request, { id }) => {
  await removeWork(actor, id);
  return json({ id, removed: true });
});
