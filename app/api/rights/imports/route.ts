import { z } from 'zod';
import { demand } from '../../../../lib/accounts/index';
import { LARGEST_UPLOAD, listImports, startImport } from '../../../../lib/rights/index';
import { readBytes } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { queryOf } from '../../../http/page-query';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

export const GET = asPerson(async (actor) => json({ imports: await listImports(actor) }));

const querySchema = z.object({
  name: z.string().max(200).default('import'),
  standing: z.enum(['own', 'foreign']).default('foreign'),
});

/** A CSV table or a ZIP archive as the body; a worker takes it up, and the list says how far it is. */
export const POST = asPerson(async (actor, request) => {
  demand(actor, 'rights:write');
  const { name, standing } = parse(querySchema, queryOf(request));
  const bytes = await readBytes(request, LARGEST_UPLOAD, name);
  return json(await startImport(actor, { name, standing, bytes }), { status: 202 });
});
