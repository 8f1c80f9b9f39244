import { exportAccount } from '../../../../lib/accounts/index';
import { asSelf } from '../../../http/handle';

import { json } from '../../../http/problem';

/** Everything kept about the person, as a file. */
export const GET = asSelf(async (person) =>
  json(await exportAccount(person), {
    headers: { 'content-disposition': 'attachment; filename="colophon-account.json"' },
  }),
);
