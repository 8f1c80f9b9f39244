import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { type Balance, balanceOf } from './ledger';

/** @throws forbidden. */
export function balance(actor: Actor): Promise<Balance> {
  demand(actor, 'billing:read');
  return forOrganisation(actor.organisationId, (tx) => balanceOf(tx, actor.organisationId));
}
