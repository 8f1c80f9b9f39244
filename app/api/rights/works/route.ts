import { z } from 'zod';
import { demand } from '../../../../lib/accounts/index';
import { listWorks, registerUpload, WORK_KINDS } from '../../../../lib/rights/index';
import { LIMITS, readBytes } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { pageQuery, queryOf } from '../../../http/page-query';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

export const GET = asPerson(async (actor, request) => {
  const { cursor = '', limit = 50 } = parse(z.object(pageQuery), queryOf(request));
  return json(await listWorks(actor, { after: cursor, limit }));
});

const querySchema = z.object({
  title: z.string().trim().min(1, 'needs a title.').max(200),
  holder: z.string().trim().min(1, 'needs a holder.').max(200),
  kind: z.enum(WORK_KINDS),
  standing: z.enum(['own', 'foreign']),
  preview: z.enum(['yes', 'no']).default('yes'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits (PDQ).')
    .optional(),
});

/** A work with its picture as the body; an empty body for a name, or with a fingerprint whose picture stays where it is. */
export const POST = asPerson(async (actor, request) => {
  demand(actor, 'rights:write');
  const { title, holder, kind, standing, preview, fingerprint } = parse(querySchema, queryOf(request));
  const bytes = await readBytes(request, LIMITS.picture, title);
  const keepPreview = preview === 'yes';
  const work = await registerUpload(actor, { title, holder, kind, standing, fingerprint, keepPreview, bytes });
  return json(work, { status: 201 });
});
