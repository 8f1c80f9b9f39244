import { beginSecondFactor, secondFactorState } from '../../../../lib/accounts/index';
import { asSelf } from '../../../http/handle';

import { json } from '../../../http/problem';

export const GET = asSelf(async (person) => json(await secondFactorState(person)));

/** A new secret; it counts once a code has confirmed it. */
export const POST = asSelf(async (person) => json(await beginSecondFactor(person), { status: 201 }));
