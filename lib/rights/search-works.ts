import { type Actor, demand } from '../accounts/index';
import type { Pixels } from '../imaging/index';
import { PDQ_MATCH_DISTANCE } from '../imaging/pdq';
import { regionHashes } from '../imaging/pdq-regions';
import { picturePartsOf } from '../imaging/picture-parts';
import type { SearchedParts, WorkMatch } from '../pipeline/stage';
import { protectedWorksFor } from './protected-works-for';

/** Works by kind, the installation's and the organisation's own. @throws forbidden. */
export function countWorks(actor: Actor): Promise<Readonly<Record<string, number>>> {
  demand(actor, 'rights:read');
  return protectedWorksFor(actor.organisationId).count();
}

export interface Nearest {
  /** One for each work, the surest way it was found. */
  matches: readonly WorkMatch[];
  /** 0 to 100; under 50 the whole was not compared, only parts. */
  quality: number;
  /** How many works' silhouettes and keypoints were searched; the rest is found by fingerprint alone. */
  parts: SearchedParts;
}

/**
 * Registered works that a picture, or a part of it, is a copy of, and marks and parts pasted into it. Takes half a second to a
 * second for its silhouettes and keypoints, when any are registered. @throws forbidden.
 */
export async function nearestWorks(actor: Actor, pixels: Pixels): Promise<Nearest> {
  demand(actor, 'rights:read');
  const works = protectedWorksFor(actor.organisationId);
  const { hashes, soft, quality } = regionHashes(pixels, 'query');
  const matches = [...(await works.nearest(hashes, PDQ_MATCH_DISTANCE, soft))];
  const parts = (await works.parts?.()) ?? { shapes: 0, keypoints: 0 };
  if (works.alike && parts.shapes + parts.keypoints > 0)
    for (const match of await works.alike(picturePartsOf(pixels, parts)))
      if (!matches.some(({ workId }) => workId === match.workId)) matches.push(match);
  return { matches, quality, parts };
}

/** Works that can be found as shapes and in parts, the installation's and the organisation's own. @throws forbidden. */
export async function searchedParts(actor: Actor): Promise<SearchedParts> {
  demand(actor, 'rights:read');
  return (await protectedWorksFor(actor.organisationId).parts?.()) ?? { shapes: 0, keypoints: 0 };
}
