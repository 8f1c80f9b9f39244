import { z } from 'zod';
import { listCases } from '../../../lib/reviews/index';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object({ ...pageQuery, status: z.enum(['open', 'decided']).optional() });

export const GET = asPerson(async (actor, request) => {
  return json(await listCases(actor, parse(querySchema, queryOf(request))));
});
