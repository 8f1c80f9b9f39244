import type { Placement } from './placement';

export const instagramStory: Placement = {
  id: 'instagram-story',
  title: 'Instagram story',
  surface: 'Instagram story, 9:16',
  width: 1080,
  height: 1920,
  safeZone: { top: 269, right: 65, bottom: 384, left: 65 },
  maxBytes: 8_000_000,
  mediaTypes: ['image/jpeg', 'image/png'],
  source: 'Meta advises to keep 14 % at the top, 20 % at the bottom and 6 % at the sides free of type and logos.',
};
