import { z } from 'zod';
import { changeRole, ROLES, removeMember, setQuota } from '../../../../lib/accounts/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { parse } from '../../../http/parse';
import { json } from '../../../http/problem';

const bodySchema = z
  .object({ role: z.enum(ROLES), monthlyQuota: z.number().int().nullable() })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'has nothing to change; send role or monthlyQuota.');

export const PATCH = asPerson<{ id: string }>('members:write', async (actor, request, { id }) => {
  const { role, monthlyQuota } = parse(bodySchema, await readJson(request));
  if (role !== undefined) await changeRole(actor, id, role);
  if (monthlyQuota !== undefined) await setQuota(actor, id, monthlyQuota);
  return json({ changed: true });
});

/** Also how somebody leaves, so the permission is asked by the room: nobody needs one to go. */
export const DELETE = asPerson<{ id: string }>(async (actor, _request, { id }) => {
  await removeMember(actor, id);
  return json({ removed: true });
});
