import type { Pixels } from '../../../imaging/index';
import type { Creative } from '../../composition/output';
import { LARGE_TYPE, measure, TOLERANCE } from '../text-legibility/measure-type';
import { rounded } from './measured';

interface Weakest {
  role: string;
  measured: number;
  /** What the preset asks for at this size, less what pixels between letter and ground cost. */
  needed: number;
  planned: number;
}

/** The text that comes nearest to its limit, or falls furthest under it; null where none could be measured. */
export function weakestType(pixels: Pixels, texts: Creative['texts'], wanted: number): Weakest | null {
  const all = texts.flatMap((text): Weakest[] => {
    const { contrast } = measure(pixels, text);
    if (contrast === null) return [];
    const asked = text.size >= LARGE_TYPE ? Math.max(3, (wanted * 2) / 3) : wanted;
    return [
      { role: text.role, measured: rounded(contrast), needed: rounded(asked * TOLERANCE), planned: text.contrast },
    ];
  });
  return all.sort((a, b) => a.measured / a.needed - b.measured / b.needed)[0] ?? null;
}
