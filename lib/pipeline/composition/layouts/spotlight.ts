import type { Column } from '../typography/fit-column';
import { bannerRow } from './banner-row';
import { type Blueprint, between, bottom, endOf, type Layout, right, type Stage, startOf } from './layout';

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

function sizes({ unit, shape, has }: Stage): Pick<Column, 'headline' | 'subline' | 'button'> {
  const headline = (shape === 'portrait' ? 15.5 : shape === 'landscape' ? 16.5 : 14.5) * (has.product ? 0.72 : 1);
  return {
    headline: { max: headline * unit, lines: 5 },
    subline: { max: 4.4 * unit, measure: 0.82 },
    button: { max: 3.8 * unit },
  };
}

/** The frame line keeps to the safe zone's inside; copy and logo stand inside it. */
function inner(stage: Stage) {
  const { frame, unit } = stage;
  const inset = 5 * unit;
  return between(frame.x + inset, frame.y + inset, right(frame) - inset, bottom(frame) - inset);
}

function common(stage: Stage): Pick<Blueprint, 'picture' | 'panel' | 'veil' | 'keyline' | 'logo' | 'label'> {
  const room = inner(stage);
  const labelBox = between(room.x, bottom(room) - stage.floor * 1.6, right(room), bottom(room));
  return {
    picture: { box: WHOLE(stage), radius: 0 },
    panel: false,
    veil: VEIL,
    keyline: stage.frame,
    logo: { box: between(room.x, room.y, right(room), room.y + stage.logo.height), align: 'centre', anchor: 'top' },
    label: { box: labelBox, align: 'centre', anchor: 'bottom' },
  };
}

const footOf = (stage: Stage) => bottom(inner(stage)) - (stage.has.label ? stage.floor * 2.4 : 0);
const headOf = (stage: Stage) => inner(stage).y + stage.logo.height + Math.max(4 * stage.unit, stage.logo.clear);

function centred(stage: Stage): Blueprint {
  const room = inner(stage);
  const box = between(room.x, headOf(stage), right(room), footOf(stage));
  return {
    ...common(stage),
    columns: [
      { roles: ['headline', 'subline', 'callToAction'], box, align: 'centre', anchor: 'middle', ...sizes(stage) },
    ],
    product: { box, anchor: 'middle' },
  };
}

/** Square and story with a product: headline over it, button under it. */
function around(stage: Stage): Blueprint {
  const room = inner(stage);
  const { unit, has } = stage;
  const foot = has.callToAction ? Math.max(10 * unit, stage.floor * 3) : 0;
  const copyEnd = headOf(stage) + (footOf(stage) - foot - headOf(stage)) * 0.46;
  const columns: Column[] = [
    {
      roles: ['headline', 'subline'],
      box: between(room.x, headOf(stage), right(room), copyEnd),
      align: 'centre',
      anchor: 'top',
      ...sizes(stage),
    },
  ];
  if (has.callToAction) {
    const box = between(room.x, footOf(stage) - foot, right(room), footOf(stage));
    columns.push({ roles: ['callToAction'], box, align: 'centre', anchor: 'bottom', ...sizes(stage) });
  }
  const product = between(room.x, headOf(stage), right(room), footOf(stage) - foot - 2 * unit);
  return { ...common(stage), columns, product: { box: product, anchor: 'bottom' } };
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
  const product = between(right(first) + 2 * stage.unit, headOf(stage), second.x - 2 * stage.unit, bottom(room));
  return {
    ...common(stage),
    columns,
    product: { box: product, anchor: 'bottom' },
    label: { ...common(stage).label, align: endOf(stage) },
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
