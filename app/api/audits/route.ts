import { z } from 'zod';
import { declareStudy, listStudies } from '../../../lib/audits/index';
import { readJson } from '../../http/body';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object(pageQuery);

export const GET = asPerson(async (actor, request) =>
  json(await listStudies(actor, parse(querySchema, queryOf(request)))),
);

export const POST = asPerson(async (actor, request) =>
  json(await declareStudy(actor, await readJson(request)), { status: 201 }),
);
