import { z } from 'zod';
import { listVersions } from '../../../../../lib/brands/index';
import { asPerson } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

/** The cursor is the number of the last version seen. */
const querySchema = z.object({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { cursor, limit } = parse(querySchema, queryOf(request));
  const versions = await listVersions(actor, id, { before: cursor, limit });
  return json({ versions, next: versions.length === limit ? (versions.at(-1)?.version ?? null) : null });
});
