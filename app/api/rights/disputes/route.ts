import { z } from 'zod';
import { openDispute } from '../../../../lib/rights/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ work: z.string().max(60), statement: z.string().max(4_000) });

export const POST = asPerson(async (actor, request) => {
  const { work, statement } = parse(bodySchema, await readJson(request));
  return json(await openDispute(actor, work, statement), { status: 201 });
});
