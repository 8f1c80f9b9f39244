import { z } from 'zod';
import { replayDraft } from '../../../../lib/policies/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ days: z.number().int().min(1).max(365) });

export const POST = asPerson(async (actor, request) =>
  json(await replayDraft(actor, { days: parse(bodySchema, await readJson(request)).days }), { status: 202 }),
);
