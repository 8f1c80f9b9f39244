import { transferOwnership } from '../../../../../lib/accounts/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

/** Makes this member the owner, and whoever asks an admin. */
export const POST = asPerson<{ id: string }>('organisation:transfer', async (actor, _request, { id }) => {
  await transferOwnership(actor, id);
  return json({ transferred: true });
});
