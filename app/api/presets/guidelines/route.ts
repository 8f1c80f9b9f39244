import { z } from 'zod';
import { importGuidelines } from '../../../../lib/brands/index';
import { readBytes } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const LIMIT = 25 * 1024 * 1024;
/** A picture alone, or a page and its style sheets: several files travel as JSON. */
const filesSchema = z
  .array(z.object({ name: z.string().max(200), text: z.string().max(3_000_000) }))
  .min(1)
  .max(12);

export const POST = asPerson(async (actor, request) => {
  const bytes = await readBytes(request, LIMIT, 'The guidelines');
  if (request.headers.get('content-type')?.startsWith('application/json')) {
    const files = parse(filesSchema, JSON.parse(new TextDecoder().decode(bytes)));
    const encoder = new TextEncoder();
    return json(
      await importGuidelines(
        actor,
        files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })),
      ),
    );
  }
  const name = new URL(request.url).searchParams.get('name') ?? 'The guidelines';
  return json(await importGuidelines(actor, [{ name: name.slice(0, 200), bytes }]));
});
