import { z } from 'zod';
import { cancelDeletion, requestDeletion } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asSelf } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ current: z.string().max(1000).default('') });

export const POST = asSelf(async (person, request) =>
  json(
    { deleteAfter: await requestDeletion(person, parse(bodySchema, await readJson(request)).current) },
    { status: 202 },
  ),
);

export const DELETE = asSelf(async (person) => {
  await cancelDeletion(person);
  return json({ cancelled: true });
});
