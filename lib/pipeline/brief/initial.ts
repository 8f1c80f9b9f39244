/** A picture to begin from: drawn over, redrawn in part, or drawn on beyond its edges. */
import { z } from 'zod';

export const blobReference = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/avif']),
});

/** A picture that goes into a creative: stored clean, and beside it the file it came as where that carried credentials. */
export const pictureReference = blobReference.extend({
  /** Set from the stored picture itself when a brief is accepted; what a request says of it does not count. */
  original: blobReference.optional(),
});
export type PictureReference = z.infer<typeof pictureReference>;

export const initialFields = {
  /** The picture to begin from. */
  initial: pictureReference.optional(),
  /** Which part of it is drawn anew: white is, black stays as it is, pixel for pixel. Of the picture's own proportions. */
  mask: blobReference.optional(),
  /** How far the result may leave the picture: 0 gives it back, 1 begins from noise. Each way of beginning has its own default. */
  strength: z.number().min(0, 'must be at least 0').max(1, 'must be at most 1').optional(),
  /** Keep the whole picture and draw what is missing to each placement's shape. */
  outpaint: z.boolean().optional(),
  /** Draw a picture whose opposite edges meet. */
  tile: z.boolean().optional(),
};

type InitialBrief = { [Field in keyof typeof initialFields]?: unknown } & { sealed?: unknown };

/** Fields that say something only together with others. */
export function checkInitial(brief: InitialBrief, context: z.RefinementCtx): void {
  const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  const { initial, mask, strength, outpaint, tile, sealed } = brief;
  if (initial === undefined) {
    if (mask !== undefined) problem('mask', 'says which part of a picture is redrawn; name that picture too');
    if (strength !== undefined) problem('strength', 'is how far to leave a picture; name that picture too');
    if (outpaint) problem('outpaint', 'goes on from a picture; name that picture too');
  }
  if (mask !== undefined && outpaint) problem('outpaint', 'keeps the whole picture; leave the mask out');
  if (tile && initial !== undefined) problem('tile', 'is drawn whole; leave the picture to begin from out');
  if (sealed !== undefined && (initial !== undefined || tile))
    problem(initial === undefined ? 'tile' : 'initial', 'is for engines; a sealed picture is not drawn');
}

export const INITIAL_MODES = ['image-to-image', 'inpainting', 'outpainting'] as const;
export type InitialMode = (typeof INITIAL_MODES)[number];

/** Null when the brief begins from nothing. */
export function initialModeOf(brief: InitialBrief): InitialMode | null {
  if (brief.initial === undefined) return null;
  return brief.mask !== undefined ? 'inpainting' : brief.outpaint ? 'outpainting' : 'image-to-image';
}
