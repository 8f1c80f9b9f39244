import { type Actor, demand } from '../accounts/index';
import type { Pixels } from '../imaging/index';
import { PDQ_MATCH_DISTANCE } from '../imaging/pdq';
import { regionHashes } from '../imaging/pdq-regions';
import type { WorkMatch } from '../pipeline/stage';
import { protectedWorksFor } from './protected-works-for';

/** Works by kind, the installation's and the organisation's own. @throws forbidden. */
export function countWorks(actor: Actor): Promise<Readonly<Record<string, number>>> {
  demand(actor, 'rights:read');
  return protectedWorksFor(actor.organisationId).count();
}

/**
 * Registered works that a picture, or a part of it, is a copy of: nearest first, 31 bits or fewer.
 * `quality` (0 to 100) under 50 means that only parts could be compared. @throws forbidden.
 */
export async function nearestWorks(
  actor: Actor,
  pixels: Pixels,
): Promise<{ matches: readonly WorkMatch[]; quality: number }> {
  demand(actor, 'rights:read');
  const { hashes, quality } = regionHashes(pixels, 'query');
  return { matches: await protectedWorksFor(actor.organisationId).nearest(hashes, PDQ_MATCH_DISTANCE), quality };
}
