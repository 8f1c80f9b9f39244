/** What composition reports of a finished creative: promises it checked on its own result, kept ones included. */
import type { Box } from '../../imaging/index';
import type { Placement, PresetSnapshot } from '../brief/index';
import type { Finding } from '../finding';
import { LEAST_CONTRAST } from './colour/choose-ink';
import type { Creative } from './output';
import { floorOf } from './plan-creative';

const round = (value: number) => Math.round(value * 100) / 100;

export function finding(
  creative: Omit<Creative, 'blob'>,
  name: string,
  score: number,
  threshold: number,
  triggered: boolean,
  params: Finding['params'] = {},
): Finding {
  return {
    rule: `composition/${name}`,
    version: 1,
    status: 'checked',
    triggered,
    score: round(score),
    threshold: round(threshold),
    items: [{ index: creative.index, placement: creative.placement }],
    code: `composition_${name.replaceAll('-', '_')}`,
    params: { score: round(score), threshold: round(threshold), placement: creative.placement, ...params },
  };
}

/** How far a box leaves the safe zone, in pixels; 0 when it is inside. */
function overrun(box: Box, creative: Pick<Creative, 'width' | 'height'>, zone: Placement['safeZone']): number {
  return Math.max(
    0,
    zone.left - box.x,
    zone.top - box.y,
    box.x + box.width - (creative.width - zone.right),
    box.y + box.height - (creative.height - zone.bottom),
  );
}

/** Distance of two boxes that do not touch; 0 when they do. */
function distance(a: Box, b: Box): number {
  const dx = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width));
  const dy = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.hypot(dx, dy);
}

function freeAround(logo: Box, creative: Omit<Creative, 'blob'>): number {
  const edges = [logo.x, logo.y, creative.width - logo.x - logo.width, creative.height - logo.y - logo.height];
  const others = [...creative.texts.map((text) => text.box), ...(creative.product ? [creative.product.box] : [])];
  return Math.min(...edges, ...others.map((box) => distance(logo, box)));
}

/** Four findings a creative; `triggered` only where a promise is broken. */
export function checkCreative(
  creative: Omit<Creative, 'blob'>,
  preset: Pick<PresetSnapshot, 'logo'>,
  { safeZone }: Pick<Placement, 'safeZone'>,
): Finding[] {
  const { texts, logo } = creative;
  const findings: Finding[] = [];
  const weakest = [...texts].sort((a, b) => a.contrast - b.contrast)[0];
  if (weakest) {
    const low = weakest.contrast < LEAST_CONTRAST;
    findings.push(finding(creative, 'contrast', weakest.contrast, LEAST_CONTRAST, low, { role: weakest.role }));
    const smallest = Math.min(...texts.map((text) => text.size));
    const floor = floorOf(creative);
    findings.push(finding(creative, 'copy-fit', smallest, floor, smallest < floor - 0.01));
  }
  const boxes = [...texts.map((text) => text.box), ...(logo ? [logo.box] : [])];
  const worst = Math.max(0, ...boxes.map((box) => overrun(box, creative, safeZone)));
  // Half a pixel is the rounding of a recorded box.
  findings.push(finding(creative, 'safe-zone', worst, 0, worst > 0.5));
  if (logo) {
    const free = freeAround(logo.box, creative);
    const narrow = logo.box.width < preset.logo.minWidth;
    const params = { width: logo.box.width, minWidth: preset.logo.minWidth };
    findings.push(
      finding(creative, 'logo-clear-space', free, logo.clearSpace, free + 0.5 < logo.clearSpace || narrow, params),
    );
  }
  return findings;
}
