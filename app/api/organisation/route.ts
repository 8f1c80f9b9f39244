import { changeOrganisation, getOrganisation } from '../../../lib/accounts/index';
import { readJson } from '../../http/body';
import { asPerson } from '../../http/handle';
import { json } from '../../http/problem';

export const GET = asPerson('organisation:read', async (actor) => json(await getOrganisation(actor)));

/** Changes what is named and leaves the rest. */
export const PATCH = asPerson('organisation:write', async (actor, request) =>
  json(await changeOrganisation(actor, await readJson(request))),
);
