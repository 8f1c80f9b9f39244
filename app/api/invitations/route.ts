import { z } from 'zod';
import { invite, listInvitations, ROLES } from '../../../lib/accounts/index';
import { readJson } from '../../http/body';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object(pageQuery);
const bodySchema = z.object({
  email: z.string().max(320).optional(),
  role: z.enum(ROLES),
  days: z.number().int().optional(),
});

export const GET = asPerson('members:write', async (actor, request) =>
  json(await listInvitations(actor, parse(querySchema, queryOf(request)))),
);

/** The link is in this answer and, when there is an address, in a mail. */
export const POST = asPerson('members:write', async (actor, request) =>
  json(await invite(actor, parse(bodySchema, await readJson(request))), { status: 201 }),
);
