import { z } from 'zod';
import { demand } from '../../../lib/accounts/index';
import { ColophonError } from '../../../lib/errors/index';
import { storeInput } from '../../../lib/generations/index';
import { LIMITS, readBytes } from '../../http/body';
import { asPerson } from '../../http/handle';
import { queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object({ name: z.string().max(200).default('The picture') });

/** A picture as the request's body. What it is, is read from its bytes; the content type is only a courtesy. */
export const POST = asPerson(async (actor, request) => {
  demand(actor, 'generations:create');
  const { name } = parse(querySchema, queryOf(request));
  const bytes = await readBytes(request, LIMITS.picture, name);
  if (bytes.length === 0) throw new ColophonError('image_unreadable', { name, problem: 'it is empty' });
  return json(await storeInput(actor, bytes, name), { status: 201 });
});
