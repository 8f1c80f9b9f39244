import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { present, readRow } from './present';
import type { GenerationView } from './views';

/** @throws not_found, also for another organisation's; forbidden. */
export async function getGeneration(actor: Actor, id: string): Promise<GenerationView> {
  demand(actor, 'generations:read');
  const row = await forOrganisation(actor.organisationId, (tx) => readRow(tx, id));
  if (!row) throw new ColophonError('not_found', { thing: 'generation' });
  return present(row);
}
