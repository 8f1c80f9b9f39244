import { z } from 'zod';
import { confirmSignUp } from '../../../../../lib/accounts/index';
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
  await setSession(await confirmSignUp(token, visitorOf(request)));
  return json({ made: true }, { status: 201 });
});
