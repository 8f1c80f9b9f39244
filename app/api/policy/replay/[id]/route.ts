import { getReplay } from '../../../../../lib/policies/index';
import { asPerson } from '../../../../http/handle';
import { json } from '../../../../http/problem';

export const GET = asPerson<{ id: string }>(async (actor, _request, { id }) => json(await getReplay(actor, id)));
