import { instagramPost } from './instagram-post';
import { instagramStory } from './instagram-story';
import { leaderboard } from './leaderboard';
import { linkedinPost } from './linkedin-post';
import { ORIGINAL, ORIGINAL_TITLE, originalPlacement } from './original';
import type { Placement } from './placement';

/** The catalogue: adding a placement is one file and one line here. */
export const PLACEMENTS: readonly Placement[] = [instagramPost, instagramStory, linkedinPost, leaderboard];

export function findPlacement(id: string): Placement | undefined {
  return PLACEMENTS.find((placement) => placement.id === id);
}

/** What a placement is called for people, a picture's own size too; an id that nobody knows any more is shown as it is. */
export function titleOf(id: string): string {
  return id === ORIGINAL ? ORIGINAL_TITLE : (findPlacement(id)?.title ?? id);
}

/** The placement an item of this brief is made for: the catalogue's, or a sealed picture's own size. */
export function placementOf(
  id: string,
  brief: { sealed?: Parameters<typeof originalPlacement>[0] | undefined },
): Placement | undefined {
  return id === ORIGINAL && brief.sealed ? originalPlacement(brief.sealed) : findPlacement(id);
}

export { ORIGINAL } from './original';
export { ASPECTS, type Aspect, aspectOf, type Placement } from './placement';
