/**
 * What a layout is told and what it answers. A layout is geometry alone: it knows the slot and which elements there are, never
 * pixels, so the same answer decides at request time whether the copy fits and later where it is drawn.
 */
import type { Box } from '../../../imaging/index';
import type { LayoutId, LayoutShape, Quiet } from '../../brief/index';
import type { Column } from '../typography/fit-column';
import type { Align } from '../typography/set-lines';

export type Shape = LayoutShape;

export interface Stage {
  width: number;
  height: number;
  shape: Shape;
  /** Where type and logo may stand: the safe zone, and at least the layout's own margin from every edge. */
  frame: Box;
  /** One hundredth of the short side: the unit of all sizes. */
  unit: number;
  /** Smallest type, pixels. */
  floor: number;
  direction: 'ltr' | 'rtl';
  /** Which part of the picture was asked to stay calm. */
  quiet: Quiet;
  /** Radius of corners in pixels. */
  corner: number;
  has: { headline: boolean; subline: boolean; callToAction: boolean; label: boolean; product: boolean };
  logo: LogoRoom;
}

/** Room every logo gets, whatever its proportions, so that copy fits the same before and after it is decoded. */
export interface LogoRoom {
  width: number;
  height: number;
  /** Free space on every side. */
  clear: number;
}

export interface Slot {
  box: Box;
  align: Align;
  anchor: 'top' | 'middle' | 'bottom';
}

/** How the picture is calmed where the type needs it; how strongly is measured. */
export type Veil =
  /** A gradient in from one edge, ending after the type. */
  | { kind: 'edge'; from: 'left' | 'right' | 'top' | 'bottom' }
  /** The whole picture tinted, the edges a little more. */
  | { kind: 'stage'; least: number };

export interface Blueprint {
  /** Where the artwork is seen, and with which corners. */
  picture: { box: Box; radius: number };
  /** Ground in a brand colour under everything that is not picture. */
  panel: boolean;
  columns: readonly Column[];
  logo: Slot;
  label: Slot;
  /** The largest place the product may take; type in it is kept free, by moving aside unless it is to stay centred. */
  product: { box: Box; anchor: 'middle' | 'bottom'; keep: 'centred' | 'large' };
  veil: Veil;
  /** A thin line around the stage. */
  keyline: Box | null;
}

export interface Layout {
  id: LayoutId;
  title: string;
  plan(stage: Stage): Blueprint;
}

/** A headline that stands alone may speak up. */
export const emphasis = ({ has }: Stage): number => (has.subline ? 1 : has.callToAction ? 1.12 : 1.25);

/** Left for scripts that run right, and the other way round. */
export const startOf = (stage: Stage): Align => (stage.direction === 'rtl' ? 'right' : 'left');
export const endOf = (stage: Stage): Align => (stage.direction === 'rtl' ? 'left' : 'right');

export const right = (box: Box) => box.x + box.width;
export const bottom = (box: Box) => box.y + box.height;

/** A box between two edges. */
export function between(x1: number, y1: number, x2: number, y2: number): Box {
  return { x: x1, y: y1, width: Math.max(0, x2 - x1), height: Math.max(0, y2 - y1) };
}

export function mirror(box: Box, width: number): Box {
  return { ...box, x: width - box.x - box.width };
}
