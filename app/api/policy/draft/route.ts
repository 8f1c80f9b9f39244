import { z } from 'zod';
import { discardDraft, saveDraft } from '../../../../lib/policies/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ overrides: z.record(z.string(), z.unknown()) });

export const POST = asPerson(async (actor, request) => {
  await saveDraft(actor, parse(bodySchema, await readJson(request)).overrides);
  return json({ saved: true });
});

export const DELETE = asPerson(async (actor) => {
  await discardDraft(actor);
  return json({ discarded: true });
});
