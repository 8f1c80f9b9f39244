/** What composition corrected for the brand, with the numbers before and after. It decides nothing: the brand safeguard measures the result. */
import type { Finding } from '../finding';
import { finding } from './findings';
import type { Creative } from './output';

export function checkBrandColour(creative: Omit<Creative, 'blob'>): Finding[] {
  const { colour } = creative;
  if (!colour) return [];
  const params = { before: colour.before, after: colour.after, strength: Math.round(colour.strength * 100) };
  const made = finding(creative, 'brand-colour', colour.after, colour.limit, false, params);
  return [{ ...made, code: colour.strength > 0 ? 'composition_brand_colour_corrected' : 'composition_brand_colour' }];
}

export function checkRelayout(creative: Omit<Creative, 'blob'>): Finding[] {
  const { relayout } = creative;
  if (!relayout) return [];
  const { from, rule, before, after, threshold } = relayout;
  return [finding(creative, 'relayout', after, threshold, false, { from, to: creative.layout, rule, before, after })];
}
