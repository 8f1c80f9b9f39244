import { z } from 'zod';
import { acceptInvitation, switchOrganisation } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asSelf } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ token: z.string().max(200) });

export const POST = asSelf(async (person, request) => {
  const joined = await acceptInvitation(person, parse(bodySchema, await readJson(request)).token);
  await switchOrganisation(person, joined.organisationId);
  return json(joined);
});
