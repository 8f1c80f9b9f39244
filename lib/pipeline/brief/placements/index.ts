import { instagramPost } from './instagram-post';
import { instagramStory } from './instagram-story';
import { leaderboard } from './leaderboard';
import { linkedinPost } from './linkedin-post';
import type { Placement } from './placement';

/** The catalogue: adding a placement is one file and one line here. */
export const PLACEMENTS: readonly Placement[] = [instagramPost, instagramStory, linkedinPost, leaderboard];

export function findPlacement(id: string): Placement | undefined {
  return PLACEMENTS.find((placement) => placement.id === id);
}

export { ASPECTS, type Aspect, aspectOf, type Placement } from './placement';
