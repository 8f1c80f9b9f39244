import { z } from 'zod';
import { CASE_ANSWERS, decideRightsCase } from '../../../../../../lib/rights/index';
import { readJson } from '../../../../../http/body';
import { asPerson } from '../../../../../http/handle';
import { parse } from '../../../../../http/parse';
import { json } from '../../../../../http/problem';

const bodySchema = z.object({ answer: z.enum(CASE_ANSWERS), reason: z.string().max(2_000) });

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const decision = parse(bodySchema, await readJson(request));
  await decideRightsCase(actor, id, decision);
  return json({ id, answer: decision.answer });
});
