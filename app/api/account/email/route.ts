import { z } from 'zod';
import { cancelEmailChange, requestEmailChange } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asSelf } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ email: z.string().max(320), current: z.string().max(1000).default('') });

export const POST = asSelf(async (person, request) => {
  await requestEmailChange(person, parse(bodySchema, await readJson(request)));
  return json({ sent: true }, { status: 202 });
});

export const DELETE = asSelf(async (person) => {
  await cancelEmailChange(person);
  return json({ cancelled: true });
});
