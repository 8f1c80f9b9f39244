import { z } from 'zod';
import { foundOrganisation, switchOrganisation } from '../../../lib/accounts/index';
import { readJson } from '../../http/body';
import { asSelf } from '../../http/handle';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const bodySchema = z.object({ name: z.string().max(200) });

/** A new organisation with the person as its owner, and the session in it. */
export const POST = asSelf(async (person, request) => {
  const made = await foundOrganisation(person.userId, parse(bodySchema, await readJson(request)).name);
  await switchOrganisation(person, made.organisationId);
  return json(made, { status: 201 });
});

export const GET = asSelf(async (person) => json({ organisations: person.memberships }));
