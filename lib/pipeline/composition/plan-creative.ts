/** Where everything of one creative goes, from the brief and the preset alone: asked at request time and again when drawing. */
import { ColophonError } from '../../errors/index';
import type { Box, Typefaces } from '../../imaging/index';
import {
  aspectOf,
  type Brief,
  leastLabelShare,
  type Placement,
  type PresetSnapshot,
  quietOf,
  regionsWantLabel,
  shapeOf,
} from '../brief/index';
import { layoutNamed } from './layouts/index';
import type { Blueprint, LogoRoom, Shape, Slot, Stage } from './layouts/layout';
import { type CopyRole, type FittedColumn, fitColumn, type PlacedBlock, type Styles } from './typography/fit-column';
import { refuseCopy } from './typography/refuse-copy';
import { setLines } from './typography/set-lines';
import { textStyle } from './typography/text-style';

/** What of a brief decides the geometry. */
export type Wording = Pick<Brief, 'copy'> &
  Partial<Pick<Brief, 'quiet' | 'aiLabel' | 'regions' | 'people'>> & {
    product?: unknown;
    /** A program draws the picture, no model does. */
    rendered?: boolean;
  };
/** What of a preset decides the geometry. */
export type Rules = Pick<PresetSnapshot, 'type' | 'corner' | 'disclosure'> & {
  logo: Pick<PresetSnapshot['logo'], 'clearSpace' | 'minWidth'>;
  ownLayouts?: PresetSnapshot['ownLayouts'];
  /** The bundled ones and the brand's own; only the bundled ones when left out. */
  typefaces?: Typefaces | undefined;
};

export interface CreativePlan extends Omit<FittedColumn, 'bar'> {
  stage: Stage;
  blueprint: Blueprint;
  bar: Box | null;
  label: PlacedBlock | null;
}

/** The visible notice says what is true of the picture: a rendered one was made by no AI. */
export const labelText = (rendered: boolean): string => (rendered ? 'Computer-generated' : 'AI-generated');
/** The smallest type as a share of the short side, and in pixels where that share is too small to read. */
export const LEAST_SHARE = 0.03;
export const LEAST_PIXELS = 11;
const ROLES: readonly CopyRole[] = ['headline', 'subline', 'callToAction'];

export function floorOf(placement: Pick<Placement, 'width' | 'height'>): number {
  return Math.max(LEAST_PIXELS, Math.ceil(Math.min(placement.width, placement.height) * LEAST_SHARE));
}

/** The safe zone, and never closer to an edge than the margin that makes a page look made. */
export function frameOf({ width, height, safeZone }: Placement, shape: Shape): Box {
  const margin = shape === 'banner' ? 8 : Math.round(Math.min(width, height) * 0.07);
  const side = shape === 'banner' ? 16 : margin;
  const [left, right] = [Math.max(safeZone.left, side), Math.max(safeZone.right, side)];
  const [top, bottom] = [Math.max(safeZone.top, margin), Math.max(safeZone.bottom, margin)];
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

/** Room for a logo of any proportions; its clear space also counts towards the picture's edges. */
function logoRoom({ width, height }: Placement, shape: Shape, frame: Box, rules: Rules): LogoRoom {
  const short = Math.min(width, height);
  const share = shape === 'banner' ? 0.44 : shape === 'landscape' ? 0.095 : 0.08;
  const margin = shape === 'banner' ? short * 0.28 : Math.min(frame.x, frame.y);
  const tall = rules.logo.clearSpace > 0 ? Math.min(short * share, margin / rules.logo.clearSpace) : short * share;
  const wide = shape === 'banner' ? short * 1.45 : short * 0.32;
  return { width: Math.max(wide, rules.logo.minWidth), height: tall, clear: tall * rules.logo.clearSpace };
}

export function hasLabel(
  wording: Pick<Wording, 'aiLabel' | 'regions' | 'people'>,
  rules: Pick<Rules, 'disclosure'>,
): boolean {
  return rules.disclosure.aiLabel === 'always' || wording.aiLabel === true || regionsWantLabel(wording);
}

/** The notice's least size in pixels, where a region states one. */
export function leastLabelSize(
  { width, height }: Pick<Placement, 'width' | 'height'>,
  { regions }: Pick<Wording, 'regions'>,
) {
  return Math.ceil(Math.min(width, height) * leastLabelShare(regions));
}

function stylesOf(wording: Wording, rules: Rules): Styles {
  const styles: Styles = {};
  for (const role of ROLES) {
    const text = wording.copy[role];
    if (text) styles[role] = textStyle(role, text, rules, rules.typefaces);
  }
  return styles;
}

/** One direction for the whole creative: that of the text that leads it. */
function directionOfCopy(styles: Styles): 'ltr' | 'rtl' {
  return (styles.headline ?? styles.subline ?? styles.callToAction)?.direction ?? 'ltr';
}

export function placeLabel(slot: Slot, text: string, floor: number, rules: Rules): PlacedBlock | null {
  const type = { ...rules.type, text: { ...rules.type.text, case: 'none' as const } };
  const style = textStyle('label', text, { type }, rules.typefaces);
  const block = setLines(style, floor, slot.box.width, 'left', 1);
  if (!block) return null;
  const { width, height } = block;
  const spare = slot.box.width - width;
  const x = slot.box.x + (slot.align === 'left' ? 0 : slot.align === 'right' ? spare : spare / 2);
  const drop = slot.box.height - height;
  const y = slot.box.y + (slot.anchor === 'top' ? 0 : slot.anchor === 'middle' ? drop / 2 : drop);
  return { block, box: { x, y, width, height } };
}

/**
 * Fits the copy into one placement. Throws `copy_does_not_fit` naming the text, `unsupported_script`, `unsupported_font`, or
 * `invalid_brief` for a layout that does not draw this placement.
 */
export function planCreative(placement: Placement, layout: string, wording: Wording, rules: Rules): CreativePlan {
  const shape = shapeOf(placement);
  const styles = stylesOf(wording, rules);
  const product = wording.product !== undefined && wording.product !== null;
  const frame = frameOf(placement, shape);
  const short = Math.min(placement.width, placement.height);
  // Where a notice must have a size, the layout makes room for it by setting all small type at least as large.
  const floor = Math.max(floorOf(placement), hasLabel(wording, rules) ? leastLabelSize(placement, wording) : 0);
  const stage: Stage = {
    width: placement.width,
    height: placement.height,
    shape,
    frame,
    unit: short / 100,
    floor,
    direction: directionOfCopy(styles),
    quiet: wording.quiet ?? quietOf(layout, aspectOf(placement), rules.ownLayouts, { product }),
    corner: rules.corner * short,
    has: {
      headline: styles.headline !== undefined,
      subline: styles.subline !== undefined,
      callToAction: styles.callToAction !== undefined,
      label: hasLabel(wording, rules),
      product,
    },
    logo: logoRoom(placement, shape, frame, rules),
  };
  const blueprint = layoutNamed(layout, rules.ownLayouts, placement.id).plan(stage);
  const plan: CreativePlan = { stage, blueprint, headline: null, subline: null, button: null, bar: null, label: null };
  for (const column of blueprint.columns) {
    const least = column.floor ?? floor;
    const fitted = fitColumn(column, styles, least);
    if (!fitted) refuseCopy(column, styles, least, placement, wording.copy);
    else {
      plan.headline ??= fitted.headline;
      plan.subline ??= fitted.subline;
      plan.button ??= fitted.button;
      plan.bar ??= fitted.bar;
    }
  }
  if (stage.has.label) {
    const text = labelText(wording.rendered ?? false);
    plan.label = placeLabel(blueprint.label, text, floor, rules);
    if (!plan.label)
      throw new ColophonError('copy_does_not_fit', {
        role: 'label',
        text,
        placement: placement.id,
        minimum: floor,
        characters: 0,
      });
  }
  return plan;
}
