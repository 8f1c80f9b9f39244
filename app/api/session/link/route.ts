import { z } from 'zod';
import { requestSignInLink } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asAnyone } from '../../../http/handle';
import { demandOwnOrigin } from '../../../http/origin';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';
import { visitorOf } from '../../../http/visitor';

const bodySchema = z.object({ email: z.string().max(320) });

/** The same answer for a known and an unknown address. */
export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  await requestSignInLink(parse(bodySchema, await readJson(request)).email, visitorOf(request));
  return json({ sent: true }, { status: 202 });
});
