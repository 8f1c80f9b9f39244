import { z } from 'zod';
import { fileAppeal, listAppeals } from '../../../lib/reviews/index';
import { readJson } from '../../http/body';
import { asPerson } from '../../http/handle';
import { queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object({ generation: z.string().max(80).optional() });
const bodySchema = z.object({
  generationId: z.string().max(80),
  itemId: z.string().max(80).optional(),
  statement: z.string().max(4_000),
});

export const GET = asPerson(async (actor, request) => {
  const { generation } = parse(querySchema, queryOf(request));
  return json({ appeals: await listAppeals(actor, generation) });
});

export const POST = asPerson(async (actor, request) => {
  return json(await fileAppeal(actor, parse(bodySchema, await readJson(request))), { status: 201 });
});
