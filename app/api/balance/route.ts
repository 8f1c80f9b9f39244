import { balance } from '../../../lib/billing/index';
import { asPerson } from '../../http/handle';
import { json } from '../../http/problem';

export const GET = asPerson(async (actor) => json(await balance(actor)));
