import type { Column } from '../typography/fit-column';
import { bannerRow } from './banner-row';
import { type Blueprint, between, bottom, emphasis, type Layout, right, type Stage, startOf } from './layout';

const WHOLE = (stage: Stage) => ({ x: 0, y: 0, width: stage.width, height: stage.height });
const VEIL = { kind: 'stage', least: 0.22 } as const;

/** A stage: the picture is dimmed in a brand colour, and the product, or else the headline, stands in its middle. */
export const spotlight: Layout = {
  id: 'spotlight',
  title: 'Spotlight',
  plan(stage) {
    if (stage.shape === 'banner') return banner(stage);
    if (stage.has.product) return stage.shape === 'landscape' ? flanked(stage) : around(stage);
    return centred(stage);
  },
};

function sizes(stage: Stage): Pick<Column, 'headline' | 'subline' | 'button'> {
  const { unit, shape, has } = stage;
  const headline = (shape === 'portrait' ? 15.5 : shape === 'landscape' ? 16.5 : 14.5) * (has.product ? 0.66 : 1);
  return {
    headline: { max: headline * unit * emphasis(stage), lines: 5 },
    subline: { max: (has.product ? 3.8 : 4.4) * unit, measure: has.product ? 0.96 : 0.82 },
    button: { max: (has.product ? 3.1 : 3.8) * unit },
  };
}

/** The line around the stage; with a label its lower side rises, so that the label can sit in it and stay in the frame. */
function keyline({ frame, floor, has }: Stage) {
  return between(frame.x, frame.y, right(frame), bottom(frame) - (has.label ? floor * 0.45 : 0));
}

/** Copy and logo stand inside the line. */
function inner(stage: Stage) {
  const line = keyline(stage);
  const inset = (stage.has.product ? 4 : 5) * stage.unit;
  const foot = stage.has.label ? 5 * stage.unit : inset;
  return between(line.x + inset, line.y + inset, right(line) - inset, bottom(line) - foot);
}

function common(stage: Stage): Pick<Blueprint, 'picture' | 'panel' | 'veil' | 'keyline' | 'logo' | 'label'> {
  const room = inner(stage);
  const { frame, floor } = stage;
  return {
    picture: { box: WHOLE(stage), radius: 0 },
    panel: false,
    veil: VEIL,
    keyline: keyline(stage),
    logo: { box: between(room.x, room.y, right(room), room.y + stage.logo.height), align: 'centre', anchor: 'top' },
    // In the line, and beside a product, which may stand lower than the line.
    label: {
      box: between(room.x, bottom(frame) - floor * 1.3, right(room), bottom(frame)),
      align: stage.has.product ? startOf(stage) : 'centre',
      anchor: 'bottom',
    },
  };
}

const footOf = (stage: Stage) => bottom(inner(stage));
const headOf = (stage: Stage) =>
  inner(stage).y + stage.logo.height + Math.max((stage.has.product ? 3 : 4) * stage.unit, stage.logo.clear);

function centred(stage: Stage): Blueprint {
  const room = inner(stage);
  const box = between(room.x, headOf(stage), right(room), footOf(stage));
  return {
    ...common(stage),
    columns: [
      { roles: ['headline', 'subline', 'callToAction'], box, align: 'centre', anchor: 'middle', ...sizes(stage) },
    ],
    product: { box, anchor: 'middle', keep: 'centred' },
  };
}

/** Square and story with a product: all copy over it, so that it can stand on what the scene has for it. */
function around(stage: Stage): Blueprint {
  const room = inner(stage);
  const copyEnd = headOf(stage) + (footOf(stage) - headOf(stage)) * (stage.has.callToAction ? 0.5 : 0.44);
  return {
    ...common(stage),
    columns: [
      {
        roles: ['headline', 'subline', 'callToAction'],
        box: between(room.x, headOf(stage), right(room), copyEnd),
        align: 'centre',
        anchor: 'top',
        ...sizes(stage),
      },
    ],
    product: {
      box: between(room.x, headOf(stage), right(room), footOf(stage) - 2 * stage.unit),
      anchor: 'middle',
      keep: 'centred',
    },
  };
}

/** Landscape with a product: headline on the reading side, the rest on the other, the product between them. */
function flanked(stage: Stage): Blueprint {
  const room = inner(stage);
  const third = room.width * 0.355;
  const first = between(room.x, headOf(stage), room.x + third, footOf(stage));
  const second = between(right(room) - third * 0.9, headOf(stage), right(room), footOf(stage));
  const [lead, rest] = stage.direction === 'rtl' ? [second, first] : [first, second];
  const size = sizes(stage);
  const columns: Column[] = [
    { roles: ['headline'], box: lead, align: startOf(stage), anchor: 'middle', ...size },
    {
      roles: ['subline', 'callToAction'],
      box: rest,
      align: startOf(stage),
      anchor: 'middle',
      ...size,
      subline: { ...size.subline, measure: 1 },
    },
  ];
  const product = between(right(first) + 2.5 * stage.unit, headOf(stage), second.x - 2.5 * stage.unit, bottom(room));
  return {
    ...common(stage),
    columns,
    product: { box: product, anchor: 'bottom', keep: 'centred' },
  };
}

function banner(stage: Stage): Blueprint {
  return {
    picture: { box: WHOLE(stage), radius: 0 },
    panel: false,
    ...bannerRow(stage, { from: 0, to: stage.width, align: 'centre', button: 0.24 }),
    veil: { kind: 'stage', least: 0.55 },
    keyline: null,
  };
}
