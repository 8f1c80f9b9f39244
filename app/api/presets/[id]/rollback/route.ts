import { z } from 'zod';
import { rollbackPreset } from '../../../../../lib/brands/index';
import { readJson } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({ version: z.number().int().min(1) });

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { version } = parse(bodySchema, await readJson(request));
  return json(await rollbackPreset(actor, id, version));
});
