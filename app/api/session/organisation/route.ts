import { z } from 'zod';
import { switchOrganisation } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asSelf } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z.object({ organisationId: z.string().max(80) });

/** What this session works in from now on. */
export const POST = asSelf(async (person, request) => {
  const { organisationId } = parse(bodySchema, await readJson(request));
  await switchOrganisation(person, organisationId);
  return json({ organisationId });
});
