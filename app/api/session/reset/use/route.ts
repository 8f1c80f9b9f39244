import { z } from 'zod';
import { resetPassword } from '../../../../../lib/accounts/index';
import { readJson } from '../../../../http/body';
import { asAnyone } from '../../../../http/handle';
import { demandOwnOrigin } from '../../../../http/origin';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';
import { visitorOf } from '../../../../http/visitor';

const bodySchema = z.object({ token: z.string().max(200), password: z.string().max(1000) });

export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  const { token, password } = parse(bodySchema, await readJson(request));
  await resetPassword(token, password, visitorOf(request));
  return json({ changed: true });
});
