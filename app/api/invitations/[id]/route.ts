import { withdrawInvitation } from '../../../../lib/accounts/index';
import { asPerson } from '../../../http/handle';
import { json } from '../../../http/problem';

export const DELETE = asPerson<{ id: string }>('members:write', async (actor, _request, { id }) => {
  await withdrawInvitation(actor, id);
  return json({ withdrawn: true });
});
