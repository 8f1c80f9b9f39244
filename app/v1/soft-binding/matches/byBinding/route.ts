import { z } from 'zod';
import { matchesByBinding } from '../../../../../lib/verify/index';
import { readJson } from '../../../../http/body';
import { asAnyone } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';
import { passPublicGate } from '../../../../http/public-gate';
import { maxResults } from '../max-results';

const querySchema = z.object({ alg: z.string().min(1).max(100), value: z.string().min(1).max(4_096), maxResults });
const bodySchema = z.object({ alg: z.string().min(1).max(100), value: z.string().min(1).max(65_536) });

export const GET = asAnyone(async (request) => {
  await passPublicGate(request.headers);
  const query = parse(querySchema, queryOf(request));
  return json({ matches: await matchesByBinding(query.alg, query.value, query.maxResults) });
});

/** The same for values too long for an address. */
export const POST = asAnyone(async (request) => {
  await passPublicGate(request.headers);
  const { alg, value } = parse(bodySchema, await readJson(request));
  const most = parse(z.object({ maxResults }), queryOf(request)).maxResults;
  return json({ matches: await matchesByBinding(alg, value, most) });
});
