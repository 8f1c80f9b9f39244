import { cancelGeneration } from '../../../../../lib/generations/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

export const POST = asPerson<{ id: string }>(async (actor, _request, { id }) => {
  await cancelGeneration(actor, id);
  return json({ id, cancel: 'requested' }, { status: 202 });
});
