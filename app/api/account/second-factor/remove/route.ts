import { z } from 'zod';
import { removeSecondFactor } from '../../../../../lib/accounts/index';
import { readJson } from '../../../../http/body';
import { asSelf } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({ code: z.string().max(40) });

export const POST = asSelf(async (person, request) => {
  await removeSecondFactor(person, parse(bodySchema, await readJson(request)).code);
  return json({ removed: true });
});
