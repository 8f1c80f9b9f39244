/**
 * A brand's own layouts: named slots in fractions of the finished picture, one drawing per shape. What is `locked` stands
 * exactly as drawn; what is `free` may be mirrored for scripts that run right, moved to the side a brief keeps calm (position)
 * or set smaller so that the copy fits (type).
 */
import { z } from 'zod';
import { aspectOf } from './placements/placement';

export const SLOT_NAMES = ['headline', 'subline', 'callToAction', 'logo', 'label', 'product'] as const;
export type SlotName = (typeof SLOT_NAMES)[number];
export const SHAPES = ['square', 'portrait', 'landscape', 'banner'] as const;
export type LayoutShape = (typeof SHAPES)[number];

const fraction = z.number().min(0).max(1);
const LEAST_SIDE = 0.01;

/** Fractions of width and height, origin top left; inside the picture. */
const area = z
  .object({ x: fraction, y: fraction, width: fraction.min(LEAST_SIDE), height: fraction.min(LEAST_SIDE) })
  .refine((box) => box.x + box.width <= 1.0001 && box.y + box.height <= 1.0001, 'leaves the picture');

const freedom = z.enum(['locked', 'free']);

const slotSchema = z.object({
  box: area,
  align: z.enum(['start', 'centre', 'end']).default('start'),
  anchor: z.enum(['top', 'middle', 'bottom']).default('top'),
  /** Type size as a share of the short side: the largest when type is free, the size itself when it is locked. */
  size: z.number().min(0.02).max(0.5).optional(),
  /** Most lines of a headline. */
  lines: z.number().int().min(1).max(12).default(5),
  position: freedom.default('locked'),
  type: freedom.default('free'),
});
export type OwnSlot = z.infer<typeof slotSchema>;

const drawingSchema = z
  .object({
    /** Where the artwork is seen; everything else is a panel in the brand's leading colour. */
    picture: area.default({ x: 0, y: 0, width: 1, height: 1 }),
    slots: z.partialRecord(z.enum(SLOT_NAMES), slotSchema),
  })
  .refine((drawing) => drawing.slots.logo !== undefined, 'has no slot named "logo"');
export type OwnDrawing = z.infer<typeof drawingSchema>;

export const ownLayoutSchema = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
    .max(40),
  title: z.string().trim().min(1).max(60),
  shapes: z
    .partialRecord(z.enum(SHAPES), drawingSchema)
    .refine((shapes) => Object.keys(shapes).length > 0, 'draws no shape'),
});
export type OwnLayout = z.infer<typeof ownLayoutSchema>;

/** The shape a layout is drawn for; a banner is more than four times as wide as high. */
export function shapeOf(size: { width: number; height: number }): LayoutShape {
  return size.width / size.height > 4 ? 'banner' : aspectOf(size);
}
