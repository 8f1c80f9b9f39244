import { z } from 'zod';
import { joinByInvitation } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asAnyone } from '../../../http/handle';
import { demandOwnOrigin } from '../../../http/origin';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';
import { visitorOf } from '../../../http/visitor';
import { setSession } from '../../../session/set-session';

const bodySchema = z.object({
  token: z.string().max(200),
  email: z.string().max(320).default(''),
  name: z.string().max(200),
  password: z.string().max(1000),
});

export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  const { token, ...wish } = parse(bodySchema, await readJson(request));
  await setSession(await joinByInvitation(token, wish, visitorOf(request)));
  return json({ joined: true }, { status: 201 });
});
