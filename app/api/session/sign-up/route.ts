import { z } from 'zod';
import { requestSignUp } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asAnyone } from '../../../http/handle';
import { demandOwnOrigin } from '../../../http/origin';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';
import { visitorOf } from '../../../http/visitor';

const bodySchema = z.object({
  email: z.string().max(320),
  name: z.string().max(200),
  organisation: z.string().max(200),
  password: z.string().max(1000),
});

/** The same answer for a new and a known address. */
export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  await requestSignUp(parse(bodySchema, await readJson(request)), visitorOf(request));
  return json({ sent: true }, { status: 202 });
});
