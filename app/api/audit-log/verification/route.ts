import { verifyAuditLog } from '../../../../lib/accounts/index';
import { asPerson } from '../../../http/handle';
import { json } from '../../../http/problem';

/** Recomputes every hash of the organisation's chain. */
export const GET = asPerson('audit-log:read', async (actor) => json(await verifyAuditLog(actor)));
