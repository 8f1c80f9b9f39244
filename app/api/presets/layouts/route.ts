import { z } from 'zod';
import { readLayout } from '../../../../lib/brands/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ name: z.string().max(200), text: z.string().max(200_000) });

/** A layout drawn as JSON or SVG, read and checked; nothing is stored. */
export const POST = asPerson(async (actor, request) => {
  const { name, text } = parse(bodySchema, await readJson(request));
  return json(readLayout(actor, text, name));
});
