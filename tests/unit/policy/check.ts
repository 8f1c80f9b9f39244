import { checkTexts, type PolicyPreset, type PolicyRequest } from '../../../lib/pipeline/policy/check';
import { brandMarks } from '../../../lib/rights/brand-marks/import-brand-marks';

/** The registry of a first start. */
export const NAMES = (await brandMarks()).map(({ title, slug }) => ({
  name: title.toLowerCase(),
  kind: 'brand-mark',
  workId: slug,
}));

export const PRESET: PolicyPreset = {
  name: 'Northwind',
  slug: 'northwind',
  voice: { use: [], avoid: [] },
  style: { words: [], negative: [] },
};

export function triggered(request: PolicyRequest | string, preset: PolicyPreset = PRESET, names = NAMES) {
  const asked = typeof request === 'string' ? { prompt: request } : request;
  return checkTexts(asked, preset, names).filter((finding) => finding.triggered);
}

/** `policy/<rule>` without the room. */
export function rulesOf(request: PolicyRequest | string, preset?: PolicyPreset, names?: typeof NAMES): string[] {
  return triggered(request, preset, names).map((finding) => finding.rule.slice('policy/'.length));
}
