import type { Column } from '../typography/fit-column';
import { bannerRow } from './banner-row';
import {
  type Blueprint,
  between,
  bottom,
  emphasis,
  endOf,
  type Layout,
  mirror,
  right,
  type Stage,
  startOf,
} from './layout';

const WHOLE = (stage: Stage) => ({ x: 0, y: 0, width: stage.width, height: stage.height });

/** A magazine page: the picture fills the slot, a large headline stands on its calm side, the button keeps to the foot. */
export const editorial: Layout = {
  id: 'editorial',
  title: 'Editorial',
  plan(stage) {
    if (stage.shape === 'banner') return banner(stage);
    return stage.shape === 'landscape' ? beside(stage) : above(stage);
  },
};

function sizes(stage: Stage): Pick<Column, 'headline' | 'subline' | 'button'> {
  const { unit, shape } = stage;
  const headline = shape === 'portrait' ? 15.5 : shape === 'landscape' ? 16 : 14.5;
  return {
    headline: { max: headline * unit * emphasis(stage), lines: shape === 'landscape' ? 4 : 5 },
    subline: { max: 4.3 * unit, measure: shape === 'landscape' ? 0.94 : 0.8 },
    button: { max: 3.7 * unit },
  };
}

/** Square and story: copy above, picture below. With the picture's calm part below, the other way round. */
function above(stage: Stage): Blueprint {
  const { frame, unit, has, logo } = stage;
  const foot = has.callToAction ? Math.max(10 * unit, stage.floor * 3) : 0;
  const copyTop = frame.y + logo.height + Math.max(5.5 * unit, logo.clear);
  const footTop = bottom(frame) - foot;
  const share = has.product ? 0.52 : 0.74;
  const copyEnd = copyTop + (footTop - 3 * unit - copyTop) * share;
  const low = stage.quiet === 'bottom' && !has.product;
  const copy = low
    ? between(frame.x, copyTop, right(frame), footTop - 3 * unit)
    : between(frame.x, copyTop, right(frame), copyEnd);
  const columns: Column[] = [
    {
      roles: ['headline', 'subline'],
      box: copy,
      align: startOf(stage),
      anchor: low ? 'bottom' : 'top',
      ...sizes(stage),
    },
  ];
  if (has.callToAction) {
    const box = between(frame.x, footTop, right(frame), bottom(frame));
    columns.push({ roles: ['callToAction'], box, align: startOf(stage), anchor: 'bottom', ...sizes(stage) });
  }
  return {
    picture: { box: WHOLE(stage), radius: 0 },
    panel: false,
    columns,
    logo: { box: between(frame.x, frame.y, right(frame), frame.y + logo.height), align: startOf(stage), anchor: 'top' },
    label: {
      box: between(frame.x, frame.y, right(frame), frame.y + logo.height),
      align: endOf(stage),
      anchor: 'middle',
    },
    product: { box: between(frame.x, copyTop, right(frame), bottom(frame)), anchor: 'bottom', keep: 'large' },
    veil: { kind: 'edge', from: low ? 'bottom' : 'top' },
    keyline: null,
  };
}

/** Landscape: copy in the calm half, set from the foot up, the logo above it. */
function beside(stage: Stage): Blueprint {
  const { frame, unit, logo, width } = stage;
  const side = stage.quiet === 'left' || stage.quiet === 'right' ? stage.quiet : startOf(stage);
  const half = between(frame.x, frame.y, frame.x + frame.width * 0.54, bottom(frame));
  const place = side === 'right' ? mirror(half, width) : half;
  const rest =
    side === 'right'
      ? between(frame.x, frame.y, place.x - 3 * unit, bottom(frame))
      : between(right(place) + 3 * unit, frame.y, right(frame), bottom(frame));
  const corner = { ...rest, height: logo.height };
  const copyTop = frame.y + logo.height + Math.max(5 * unit, logo.clear);
  const copy = between(place.x, copyTop, right(place), bottom(frame));
  return {
    picture: { box: WHOLE(stage), radius: 0 },
    panel: false,
    columns: [
      {
        roles: ['headline', 'subline', 'callToAction'],
        box: copy,
        align: startOf(stage),
        anchor: 'bottom',
        ...sizes(stage),
      },
    ],
    logo: { box: between(place.x, frame.y, right(place), frame.y + logo.height), align: startOf(stage), anchor: 'top' },
    label: { box: corner, align: side === 'right' ? 'left' : 'right', anchor: 'middle' },
    product: { box: rest, anchor: 'bottom', keep: 'large' },
    veil: { kind: 'edge', from: side === 'right' ? 'right' : 'left' },
    keyline: null,
  };
}

function banner(stage: Stage): Blueprint {
  return {
    picture: { box: WHOLE(stage), radius: 0 },
    panel: false,
    ...bannerRow(stage, { from: 0, to: stage.width, align: 'start', button: 0.24 }),
    veil: { kind: 'edge', from: startOf(stage) === 'right' ? 'right' : 'left' },
    keyline: null,
  };
}
