import { z } from 'zod';
import { decideCase } from '../../../../../lib/reviews/index';
import { readJson } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({
  decision: z.enum(['approve', 'reject']),
  reason: z.string().trim().min(3, 'needs at least three letters.').max(2_000),
});

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const decision = parse(bodySchema, await readJson(request));
  await decideCase(actor, id, decision);
  return json({ id, decision: decision.decision });
});
