import { z } from 'zod';
import { publishDraft } from '../../../../lib/policies/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ note: z.string().max(1_000) });

export const POST = asPerson(async (actor, request) =>
  json(await publishDraft(actor, parse(bodySchema, await readJson(request)).note)),
);
