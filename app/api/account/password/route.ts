import { z } from 'zod';
import { changePassword } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asSelf } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ current: z.string().max(1000).default(''), password: z.string().max(1000) });

export const POST = asSelf(async (person, request) => {
  await changePassword(person, parse(bodySchema, await readJson(request)));
  return json({ changed: true });
});
