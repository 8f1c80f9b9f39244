import { z } from 'zod';
import { publishDraft } from '../../../../../lib/brands/index';
import { readJson } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({ revision: z.number().int().min(1), note: z.string().trim().max(200).optional() });

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) =>
  json(await publishDraft(actor, id, parse(bodySchema, await readJson(request)))),
);
