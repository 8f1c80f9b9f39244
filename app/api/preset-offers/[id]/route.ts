import { z } from 'zod';
import { acceptOffer, declineOffer } from '../../../../lib/brands/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ accept: z.boolean() });

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { accept } = parse(bodySchema, await readJson(request));
  if (accept) return json(await acceptOffer(actor, id));
  await declineOffer(actor, id);
  return json({ declined: id });
});
