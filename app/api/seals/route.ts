import { z } from 'zod';
import { demand } from '../../../lib/accounts/index';
import { DECLARED_SOURCES, PEOPLE, REGIONS } from '../../../lib/pipeline/brief/index';
import { sealPicture } from '../../../lib/seals/index';
import { LIMITS, readBytes } from '../../http/body';
import { asPerson } from '../../http/handle';
import { queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object({
  name: z.string().min(1).max(200).default('picture'),
  preset: z.string().min(1).max(80),
  source: z.enum(DECLARED_SOURCES),
  people: z.enum(PEOPLE).optional(),
  title: z.string().max(200).optional(),
  placements: z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .optional(),
  regions: z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .pipe(z.array(z.enum(REGIONS)))
    .optional(),
  aiLabel: z.enum(['0', '1']).optional(),
  idempotencyKey: z.string().min(1).max(200).optional(),
});

/** The picture is the body, everything that is said about it the query: so it is stored as it came, whatever its type. */
export const POST = asPerson(async (actor, request) => {
  demand(actor, 'generations:create');
  const { name, aiLabel, ...order } = parse(querySchema, queryOf(request));
  const bytes = await readBytes(request, LIMITS.picture, name);
  const label = aiLabel === undefined ? {} : { aiLabel: aiLabel === '1' };
  const { id, status } = await sealPicture(actor, { ...order, ...label, bytes, fileName: name });
  return json({ id, status, urls: { self: `/api/generations/${id}` } }, { status: 202 });
});
