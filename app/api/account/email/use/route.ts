import { z } from 'zod';
import { confirmEmailChange } from '../../../../../lib/accounts/index';
import { readJson } from '../../../../http/body';
import { asAnyone } from '../../../../http/handle';
import { demandOwnOrigin } from '../../../../http/origin';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({ token: z.string().max(200) });

/** No session: either end may open its link in any browser. */
export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  const { token } = parse(bodySchema, await readJson(request));
  return json({ state: await confirmEmailChange(token) });
});
