import { z } from 'zod';
import { preflight } from '../../../lib/generations/index';
import { readJson } from '../../http/body';
import { asPerson } from '../../http/handle';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

/** The brief itself is read by the room, which names what is wrong by field instead of refusing. */
const bodySchema = z.object({ brief: z.record(z.string(), z.unknown()), preset: z.string().max(80) });

export const POST = asPerson(async (actor, request) => {
  const { brief, preset } = parse(bodySchema, await readJson(request));
  return json(await preflight(actor, { brief, preset }));
});
