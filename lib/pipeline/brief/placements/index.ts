import { instagramPost } from './instagram-post.js';
import { instagramStory } from './instagram-story.js';
import { leaderboard } from './leaderboard.js';
import { linkedinPost } from './linkedin-post.js';
import type { Placement } from './placement.js';

/** The catalogue: adding a placement is one file and one line here. */
export const PLACEMENTS: readonly Placement[] = [instagramPost, instagramStory, linkedinPost, leaderboard];

export function findPlacement(id: string): Placement | undefined {
  return PLACEMENTS.find((placement) => placement.id === id);
}

export { ASPECTS, type Aspect, aspectOf, type Placement } from './placement.js';
