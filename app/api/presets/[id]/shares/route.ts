import { listShares, sharePreset } from '../../../../../lib/brands/index';
import { readJson } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

/** At most 100, newest first: a preset has no more than 50 open ones. */
export const GET = asPerson<{ id: string }>(async (actor, _request, { id }) =>
  json({ shares: await listShares(actor, id) }),
);

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) =>
  json(await sharePreset(actor, id, await readJson(request)), { status: 201 }),
);
