import { listSessions, revokeOtherSessions } from '../../../../lib/accounts/index';
import { asSelf } from '../../../http/handle';

import { json } from '../../../http/problem';

export const GET = asSelf(async (person) => json({ sessions: await listSessions(person) }));

/** All but the one that asks. */
export const DELETE = asSelf(async (person) => json({ revoked: await revokeOtherSessions(person) }));
