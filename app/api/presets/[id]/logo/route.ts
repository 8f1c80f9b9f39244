import { z } from 'zod';
import { readLogo } from '../../../../../lib/brands/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';

const querySchema = z.object({ ground: z.enum(['light', 'dark']).default('light') });

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { ground } = parse(querySchema, queryOf(request));
  return serveBytes(request, await readLogo(actor, id, ground));
});
