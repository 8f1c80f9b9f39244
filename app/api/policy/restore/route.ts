import { z } from 'zod';
import { restoreVersion } from '../../../../lib/policies/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ version: z.number().int().min(0), note: z.string().max(1_000) });

export const POST = asPerson(async (actor, request) => {
  const { version, note } = parse(bodySchema, await readJson(request));
  return json(await restoreVersion(actor, version, note));
});
