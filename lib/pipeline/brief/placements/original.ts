import type { Placement } from './placement';

/** The placement of a sealed picture that is to keep its own size. */
export const ORIGINAL = 'original';

/** Room for a 40-megapixel PNG: nothing is made smaller only to fit. */
const MAX_BYTES = 120_000_000;

interface Own {
  width: number;
  height: number;
  picture: { mediaType: string };
}

export const ORIGINAL_TITLE = 'Original size';

/** Its own pixels and, where assets come in it, its own file type; other types become PNG, which loses nothing. */
export function originalPlacement({ width, height, picture }: Own): Placement {
  const kept = (['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const).find(
    (type) => type === picture.mediaType,
  );
  return {
    id: ORIGINAL,
    title: ORIGINAL_TITLE,
    surface: 'As it came',
    width,
    height,
    safeZone: { top: 0, right: 0, bottom: 0, left: 0 },
    maxBytes: MAX_BYTES,
    mediaTypes: [kept ?? 'image/png'],
    source: 'the picture itself',
  };
}
