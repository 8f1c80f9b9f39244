import { z } from 'zod';
import { passSecondFactor } from '../../../../lib/accounts/index';
import { ColophonError } from '../../../../lib/errors/index';
import { readJson } from '../../../http/body';
import { asAnyone } from '../../../http/handle';
import { demandOwnOrigin } from '../../../http/origin';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';
import { currentSession } from '../../../session/actor';

const bodySchema = z.object({ code: z.string().max(40) });

/** For a session that waits, which is no session anywhere else. */
export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  const session = await currentSession();
  if (session?.state !== 'second_factor_pending') throw new ColophonError('unauthenticated');
  return json(await passSecondFactor(session.person, parse(bodySchema, await readJson(request)).code));
});
