import type { Brief, Placement, PresetSnapshot } from '../brief/index';
import type { Finding } from '../finding';
import { type Composed, composeCreative, type Materials } from './compose-creative';
import { checkCreative } from './findings';
import type { Wording } from './plan-creative';

/**
 * Composes in the layout that was chosen; where the result breaks one of its promises (contrast, safe zone, logo) and the
 * layout was the preset's choice rather than a person's or the brand's fixed one, in the preset's other layouts too. The first
 * that keeps them all is taken, and says which it replaced and why.
 */
export async function composeWithinRules(
  placement: Placement,
  brief: Brief & Pick<Wording, 'rendered'>,
  preset: PresetSnapshot,
  materials: Materials,
): Promise<Composed & { broken: Finding[] }> {
  const first = await composed(placement, brief.layout, brief, preset, materials);
  const worst = first.broken.find((finding) => finding.triggered);
  if (!worst || !mayMove(brief, preset)) return first;
  for (const layout of preset.layouts) {
    if (layout === brief.layout) continue;
    const other = await composed(placement, layout, brief, preset, materials).catch(() => null);
    if (!other || other.broken.some((finding) => finding.triggered)) continue;
    const same = other.broken.find((finding) => finding.rule === worst.rule);
    const relayout = {
      from: brief.layout,
      rule: worst.rule,
      before: worst.score ?? 0,
      after: same?.score ?? 0,
      threshold: worst.threshold ?? 0,
    };
    return { ...other, creative: { ...other.creative, relayout } };
  }
  return first;
}

function mayMove(brief: Brief, preset: PresetSnapshot): boolean {
  return preset.enforcement.relayout && preset.locked.layout === undefined && brief.layoutFree === true;
}

async function composed(
  placement: Placement,
  layout: string,
  brief: Brief & Pick<Wording, 'rendered'>,
  preset: PresetSnapshot,
  materials: Materials,
): Promise<Composed & { broken: Finding[] }> {
  const made = await composeCreative(placement, layout, brief, preset, materials);
  return { ...made, broken: checkCreative(made.creative, preset, placement) };
}
