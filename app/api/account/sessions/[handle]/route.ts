import { revokeSession } from '../../../../../lib/accounts/index';
import { asSelf } from '../../../../http/handle';

import { json } from '../../../../http/problem';

export const DELETE = asSelf<{ handle: string }>(async (person, _request, { handle }) => {
  await revokeSession(person, handle);
  return json({ revoked: 1 });
});
