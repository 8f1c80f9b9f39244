import type { Placement } from './placement';

export const instagramPost: Placement = {
  id: 'instagram-post',
  title: 'Instagram post',
  surface: 'Instagram feed, 1:1',
  width: 1080,
  height: 1080,
  safeZone: { top: 54, right: 54, bottom: 54, left: 54 },
  maxBytes: 8_000_000,
  mediaTypes: ['image/jpeg', 'image/png'],
  source: 'Instagram accepts feed images up to 8 MB; 5 % inset keeps type clear of grid cropping.',
};
