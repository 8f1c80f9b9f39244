/** An ad or social slot. Sizes in pixels; the safe zone as insets in pixels where the host's own interface may cover the picture. */
export interface Placement {
  id: string;
  title: string;
  /** Host and slot, as the host names it. */
  surface: string;
  width: number;
  height: number;
  safeZone: { top: number; right: number; bottom: number; left: number };
  maxBytes: number;
  /** Preferred first. */
  mediaTypes: readonly ('image/png' | 'image/jpeg' | 'image/webp' | 'image/avif')[];
  /** Where the numbers come from. */
  source: string;
}

/** Which of an engine's three native shapes an artwork for this placement is drawn in. */
export const ASPECTS = ['square', 'portrait', 'landscape'] as const;
export type Aspect = (typeof ASPECTS)[number];

export function aspectOf(placement: Pick<Placement, 'width' | 'height'>): Aspect {
  const ratio = placement.width / placement.height;
  if (ratio > 1.25) return 'landscape';
  if (ratio < 0.8) return 'portrait';
  return 'square';
}
