import { type Brief, findPlacement } from '../brief/index';
import { planCreative, type Rules, type Wording } from './plan-creative';

/**
 * Asks, before anything is charged, whether a brief's copy can be set in every placement it names: by the code that will set
 * it. Throws `copy_does_not_fit`, `unsupported_script` or `unsupported_font` for the first text that cannot.
 */
export async function checkCopy(brief: Wording & Pick<Brief, 'placements' | 'layout'>, preset: Rules): Promise<void> {
  for (const id of brief.placements) {
    const placement = findPlacement(id);
    if (placement) planCreative(placement, brief.layout ?? 'editorial', brief, preset);
  }
}
