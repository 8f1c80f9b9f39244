import type { Placement } from './placement';

export const leaderboard: Placement = {
  id: 'leaderboard',
  title: 'Leaderboard',
  surface: 'Display banner, 728 × 90',
  width: 728,
  height: 90,
  safeZone: { top: 4, right: 8, bottom: 4, left: 8 },
  maxBytes: 150_000,
  mediaTypes: ['image/jpeg', 'image/png'],
  source: 'IAB leaderboard; Google Ads limits uploaded display images to 150 kB.',
};
