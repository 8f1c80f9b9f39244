import { z } from 'zod';
import { listMembers } from '../../../lib/accounts/index';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const querySchema = z.object(pageQuery);

export const GET = asPerson('members:read', async (actor, request) =>
  json(await listMembers(actor, parse(querySchema, queryOf(request)))),
);
