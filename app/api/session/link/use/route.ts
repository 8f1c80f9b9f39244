import { z } from 'zod';
import { signInByLink } from '../../../../../lib/accounts/index';
import { ColophonError } from '../../../../../lib/errors/index';
import { readJson } from '../../../../http/body';
import { asAnyone } from '../../../../http/handle';
import { demandOwnOrigin } from '../../../../http/origin';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';
import { visitorOf } from '../../../../http/visitor';
import { setSession } from '../../../../session/set-session';

const bodySchema = z.object({ token: z.string().max(200) });

export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  const { token } = parse(bodySchema, await readJson(request));
  const session = await signInByLink(token, visitorOf(request));
  if (!session) throw new ColophonError('link_expired');
  await setSession(session);
  return json({ secondFactor: session.secondFactorPending });
});
