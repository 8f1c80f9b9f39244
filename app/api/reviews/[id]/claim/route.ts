import { claimCase, unclaimCase } from '../../../../../lib/reviews/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

export const POST = asPerson<{ id: string }>(async (actor, _request, { id }) => json(await claimCase(actor, id)));

export const DELETE = asPerson<{ id: string }>(async (actor, _request, { id }) => {
  await unclaimCase(actor, id);
  return json({ id });
});
