import { z } from 'zod';
import { readDraftLogo, readLogo } from '../../../../../lib/brands/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';

const querySchema = z.object({
  ground: z.enum(['light', 'dark']).default('light'),
  blob: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { ground, blob } = parse(querySchema, queryOf(request));
  return serveBytes(request, blob ? await readDraftLogo(actor, id, blob) : await readLogo(actor, id, ground));
});
