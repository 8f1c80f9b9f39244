import type { Column } from '../typography/fit-column';
import type { Align } from '../typography/set-lines';
import { type Blueprint, between, bottom, endOf, mirror, right, type Stage, startOf } from './layout';

/** The one row that fits a banner 90 pixels high: logo, copy, button; the label sits under the button. */
export function bannerRow(
  stage: Stage,
  row: { from: number; to: number; align: 'start' | 'centre'; button: number },
): Pick<Blueprint, 'columns' | 'logo' | 'label' | 'product'> {
  const { frame, height, has, width, logo } = stage;
  const gap = height * 0.2;
  const flip = <T extends { x: number; y: number; width: number; height: number }>(box: T) =>
    stage.direction === 'rtl' ? mirror(box, width) : box;
  const end = Math.min(right(frame), row.to);
  const start = Math.max(frame.x, row.from);

  const logoBox = between(start, frame.y, start + logo.width, bottom(frame));
  const buttonWidth = has.callToAction ? (end - start) * row.button : has.label ? height * 0.95 : 0;
  const buttonBox = between(end - buttonWidth, frame.y, end, bottom(frame));
  const labelHeight = has.label ? stage.floor * 1.25 : 0;
  const productWidth = has.product ? height * 1.05 : 0;
  const productBox = between(buttonBox.x - gap / 2 - productWidth, height * 0.07, buttonBox.x - gap / 2, height * 0.93);
  const copyEnd = has.product ? productBox.x - gap / 2 : buttonWidth > 0 ? buttonBox.x - gap : end;
  const copy = between(right(logoBox) + Math.max(gap, logo.clear), frame.y, copyEnd, bottom(frame));

  const common = {
    anchor: 'middle',
    headline: { max: height * 0.33, lines: 3 },
    subline: { max: height * 0.155, measure: 1, lines: 1 },
    air: 0.8,
    button: { max: height * 0.17 },
  } as const;
  const align: Align = row.align === 'centre' ? 'centre' : startOf(stage);
  const columns: Column[] = [{ roles: ['headline', 'subline'], box: flip(copy), align, ...common }];
  if (has.callToAction) {
    const box = between(buttonBox.x, buttonBox.y, right(buttonBox), bottom(buttonBox) - labelHeight);
    columns.push({ roles: ['callToAction'], box: flip(box), align: endOf(stage), ...common });
  }
  const labelBox = has.callToAction
    ? between(buttonBox.x, bottom(buttonBox) - labelHeight, right(buttonBox), bottom(buttonBox))
    : buttonBox;
  return {
    columns,
    logo: { box: flip(logoBox), align: startOf(stage), anchor: 'middle' },
    label: { box: flip(labelBox), align: endOf(stage), anchor: has.callToAction ? 'bottom' : 'middle' },
    product: { box: flip(productBox), anchor: 'middle', keep: 'large' },
  };
}
