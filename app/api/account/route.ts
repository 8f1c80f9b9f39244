import { z } from 'zod';
import { profileOf, rename } from '../../../lib/accounts/index';
import { readJson } from '../../http/body';
import { asSelf } from '../../http/handle';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const bodySchema = z.object({ name: z.string().max(200) });

export const GET = asSelf(async (person) => json(await profileOf(person)));

export const PATCH = asSelf(async (person, request) => {
  await rename(person, parse(bodySchema, await readJson(request)).name);
  return json(await profileOf(person));
});
