import type { Box } from '../../../imaging/index';
import type { Column } from '../typography/fit-column';
import { bannerRow } from './banner-row';
import { type Blueprint, between, bottom, emphasis, type Layout, mirror, right, type Stage, startOf } from './layout';

/** Two fields: a panel in a brand colour carries all type, the picture stands beside it untouched. */
export const split: Layout = {
  id: 'split',
  title: 'Split',
  plan(stage) {
    if (stage.shape === 'banner') return banner(stage);
    return stage.shape === 'portrait' ? stacked(stage) : sideBySide(stage);
  },
};

/** Brands with round corners get a picture set into the panel; brands with hard ones get a straight cut. */
const isSet = (stage: Stage) => stage.corner >= 1.5 * stage.unit;

function inset(stage: Stage, box: Box): Blueprint['picture'] {
  if (!isSet(stage)) return { box, radius: 0 };
  const gap = 3.2 * stage.unit;
  const x1 = box.x === 0 ? gap : box.x;
  const x2 = right(box) === stage.width ? stage.width - gap : right(box);
  const y1 = box.y === 0 ? gap : box.y;
  const y2 = bottom(box) === stage.height ? stage.height - gap : bottom(box);
  return { box: between(x1, y1, x2, y2), radius: stage.corner * 1.2 };
}

function column(stage: Stage, box: Box): Column {
  const { unit, shape } = stage;
  const headline = shape === 'portrait' ? 12 : shape === 'landscape' ? 13.5 : 11;
  return {
    roles: ['headline', 'subline', 'callToAction'],
    box,
    align: startOf(stage),
    anchor: 'bottom',
    headline: { max: headline * unit * emphasis(stage), lines: 6 },
    subline: { max: (shape === 'square' ? 3.6 : 4.1) * unit, measure: 1 },
    button: { max: 3.6 * unit },
    bar: { width: 8 * unit, height: Math.max(2, 0.75 * unit), gap: 3.4 * unit },
  };
}

/** Everything in the panel: logo at its head, label at its foot, copy set from the foot up. */
function fill(stage: Stage, panel: Box): Pick<Blueprint, 'columns' | 'logo' | 'label'> {
  const { logo, unit, has } = stage;
  const foot = bottom(panel) - (has.label ? stage.floor * 2.6 : 0);
  const head = panel.y + logo.height + Math.max(4 * unit, logo.clear);
  return {
    columns: [column(stage, between(panel.x, head, right(panel), foot))],
    logo: { box: between(panel.x, panel.y, right(panel), panel.y + logo.height), align: startOf(stage), anchor: 'top' },
    label: { box: between(panel.x, foot, right(panel), bottom(panel)), align: startOf(stage), anchor: 'bottom' },
  };
}

function productIn({ box }: Blueprint['picture'], stage: Stage): Blueprint['product'] {
  const { unit } = stage;
  return {
    box: between(box.x + 4 * unit, box.y + 5 * unit, right(box) - 4 * unit, bottom(box) - 6 * unit),
    anchor: 'bottom',
    keep: 'large',
  };
}

const NO_VEIL = { kind: 'edge', from: 'left' } as const;

function sideBySide(stage: Stage): Blueprint {
  const { frame, unit, width, height, shape } = stage;
  const usual = shape === 'landscape' ? 'right' : 'left';
  const side = stage.quiet === 'left' || stage.quiet === 'right' ? stage.quiet : usual;
  const share = shape === 'landscape' ? 0.47 : 0.54;
  const edge = Math.round(width * share);
  const copy = between(frame.x, frame.y, edge - (isSet(stage) ? 3.5 : 5) * unit, bottom(frame));
  const seen = between(edge, 0, width, height);
  const flip = (box: Box) => (side === 'right' ? mirror(box, width) : box);
  const picture = inset(stage, flip(seen));
  return {
    picture,
    panel: true,
    ...fill(stage, flip(copy)),
    product: productIn(picture, stage),
    veil: NO_VEIL,
    keyline: null,
  };
}

function stacked(stage: Stage): Blueprint {
  const { frame, unit, width, height } = stage;
  const top = stage.quiet === 'top';
  const edge = Math.round(top ? height * 0.54 : height * 0.47);
  const copy = top
    ? between(frame.x, frame.y, right(frame), edge - 5.5 * unit)
    : between(frame.x, edge + (isSet(stage) ? 5 : 6.5) * unit, right(frame), bottom(frame));
  const picture = inset(stage, top ? between(0, edge, width, height) : between(0, 0, width, edge));
  // A story's own interface covers the top of the picture; the product keeps clear of it.
  const seen = {
    ...picture,
    box: between(picture.box.x, Math.max(picture.box.y, frame.y - 5 * unit), right(picture.box), bottom(picture.box)),
  };
  return { picture, panel: true, ...fill(stage, copy), product: productIn(seen, stage), veil: NO_VEIL, keyline: null };
}

function banner(stage: Stage): Blueprint {
  const { width, height, direction } = stage;
  const edge = Math.round(width * 0.2);
  const seen = between(0, 0, edge, height);
  const row = bannerRow(
    { ...stage, has: { ...stage.has, product: false } },
    { from: edge + height * 0.22, to: width, align: 'start', button: 0.27 },
  );
  const box = direction === 'rtl' ? mirror(seen, width) : seen;
  const product = between(box.x + height * 0.1, height * 0.07, right(box) - height * 0.1, height * 0.93);
  return {
    picture: { box, radius: 0 },
    panel: true,
    ...row,
    product: { box: product, anchor: 'middle', keep: 'large' },
    veil: NO_VEIL,
    keyline: null,
  };
}
