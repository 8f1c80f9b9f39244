import type { Placement } from './placement';

export const linkedinPost: Placement = {
  id: 'linkedin-post',
  title: 'LinkedIn post',
  surface: 'LinkedIn single image, 1.91:1',
  width: 1200,
  height: 627,
  safeZone: { top: 32, right: 60, bottom: 32, left: 60 },
  maxBytes: 5_000_000,
  mediaTypes: ['image/jpeg', 'image/png'],
  source: 'LinkedIn single image ads: 1200 × 627, JPEG or PNG up to 5 MB; 5 % inset.',
};
