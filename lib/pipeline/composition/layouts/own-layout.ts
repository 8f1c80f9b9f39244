/** A layout that a brand drew: named slots in fractions of the picture → the same blueprint the house's layouts answer. */
import { ColophonError } from '../../../errors/index';
import type { Box } from '../../../imaging/index';
import type { OwnDrawing, OwnLayout, OwnSlot } from '../../brief/index';
import type { Column, CopyRole } from '../typography/fit-column';
import type { Align } from '../typography/set-lines';
import { type Blueprint, between, bottom, endOf, type Layout, mirror, right, type Stage, startOf } from './layout';

const COPY: readonly CopyRole[] = ['headline', 'subline', 'callToAction'];
/** Largest type where a slot names none, as a share of the short side. */
const SIZES: Readonly<Record<CopyRole, number>> = { headline: 0.14, subline: 0.045, callToAction: 0.04 };

export function ownLayout({ id, shapes }: OwnLayout, placement: string): Pick<Layout, 'plan'> {
  return {
    plan(stage) {
      const drawing = shapes[stage.shape];
      if (!drawing)
        throw new ColophonError('invalid_brief', {
          problems: `layout “${id}” is not drawn for ${placement} (${stage.shape}); choose another layout or leave ${placement} out`,
        });
      return blueprintOf(drawing, stage);
    },
  };
}

const pixels = (box: Box, { width, height }: Stage): Box => ({
  x: box.x * width,
  y: box.y * height,
  width: box.width * width,
  height: box.height * height,
});

/** What carries words or the logo stays in the safe zone, however it was drawn. */
function inFrame(box: Box, { frame }: Stage): Box {
  return between(
    Math.max(box.x, frame.x),
    Math.max(box.y, frame.y),
    Math.min(right(box), right(frame)),
    Math.min(bottom(box), bottom(frame)),
  );
}

/** Free slots follow the script and the side that the brief keeps calm; locked ones do not move. */
function isMirrored(slot: OwnSlot, stage: Stage): boolean {
  if (slot.position === 'locked') return false;
  const middle = slot.box.x + slot.box.width / 2;
  const asked = stage.quiet === 'left' ? middle > 0.6 : stage.quiet === 'right' ? middle < 0.4 : false;
  return asked !== (stage.direction === 'rtl');
}

function placed(slot: OwnSlot, stage: Stage): { box: Box; align: Align } {
  const drawn = pixels(slot.box, stage);
  const flipped = isMirrored(slot, stage);
  // Drawn for scripts that run left to right; a slot that is locked keeps its sides as drawn.
  const locked = { start: 'left', centre: 'centre', end: 'right' } as const;
  const running = { start: startOf(stage), centre: 'centre', end: endOf(stage) } as const;
  return {
    box: inFrame(flipped ? mirror(drawn, stage.width) : drawn, stage),
    align: slot.position === 'locked' && stage.direction === 'ltr' ? locked[slot.align] : running[slot.align],
  };
}

function columnOf(role: CopyRole, slot: OwnSlot, stage: Stage): Column {
  const { box, align } = placed(slot, stage);
  const size = Math.max(stage.floor, (slot.size ?? SIZES[role]) * 100 * stage.unit);
  return {
    roles: [role],
    box,
    align,
    anchor: slot.anchor,
    headline: { max: size, lines: slot.lines },
    subline: { max: size, measure: 1 },
    button: { max: size },
    ...(slot.type === 'locked' ? { floor: size } : {}),
  };
}

const overlap = (a: Box, b: Box) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

function blueprintOf({ picture, slots }: OwnDrawing, stage: Stage): Blueprint {
  const seen = pixels(picture, stage);
  const columns = COPY.flatMap((role) => {
    const slot = slots[role];
    return slot ? [columnOf(role, slot, stage)] : [];
  });
  const logo = slots.logo ? placed(slots.logo, stage) : { box: stage.frame, align: startOf(stage) };
  const label = slots.label
    ? { ...placed(slots.label, stage), anchor: slots.label.anchor }
    : { box: labelRoom(stage), align: endOf(stage), anchor: 'bottom' as const };
  const whole = picture.width > 0.999 && picture.height > 0.999;
  return {
    picture: { box: seen, radius: 0 },
    // A panel carries the type only where none of it lies on the picture.
    panel: !whole && columns.every((column) => !overlap(column.box, seen)),
    columns,
    logo: { ...logo, anchor: slots.logo?.anchor ?? 'top' },
    label,
    product: {
      box: slots.product ? pixels(slots.product.box, stage) : seen,
      anchor: slots.product?.anchor === 'middle' ? 'middle' : 'bottom',
      keep: 'large',
    },
    veil: { kind: 'stage', least: 0 },
    keyline: null,
  };
}

function labelRoom({ frame, floor }: Stage): Box {
  return between(frame.x, bottom(frame) - floor * 1.4, right(frame), bottom(frame));
}
