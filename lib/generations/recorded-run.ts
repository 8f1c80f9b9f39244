import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import type { RunFacts } from '../pipeline/stage';
import { loadRun } from './run-facts';

/**
 * What a run started from, as it was frozen when it was requested: enough to draw its artworks again.
 * @throws forbidden; not_found, also for other organisations' runs.
 */
export async function recordedRun(actor: Actor, generationId: string): Promise<RunFacts> {
  demand(actor, 'generations:read');
  const { run } = await forOrganisation(actor.organisationId, (tx) => loadRun(tx, generationId));
  return run;
}
