import { reportKeys } from '../../../lib/verify/index';
import { asAnyone } from '../../http/handle';
import { json } from '../../http/problem';

/** The public keys this installation signs reports with: what `report verify --key` takes. */
export const GET = asAnyone(async () => json({ keys: await reportKeys() }));
