import { z } from 'zod';
import { listAssets } from '../../../lib/generations/index';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object({
  ...pageQuery,
  q: z.string().max(200).optional(),
  placement: z.string().max(60).optional(),
  preset: z.string().max(80).optional(),
});

export const GET = asPerson(async (actor, request) =>
  json(await listAssets(actor, parse(querySchema, queryOf(request)))),
);
