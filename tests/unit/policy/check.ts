import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkTexts, type PolicyPreset, type PolicyRequest } from '../../../lib/pipeline/policy/check';

/** The registry of a first start, from the package's list: importing its drawings takes half a second a test file. */
const LIST = new URL('../../../node_modules/simple-icons/data/simple-icons.json', import.meta.url);
const listed = z.array(z.looseObject({ title: z.string() })).parse(JSON.parse(readFileSync(LIST, 'utf8')));
export const NAMES = listed.map(({ title }, at) => ({
  name: title.toLowerCase(),
  kind: 'brand-mark',
  workId: `wrk_${at}`,
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
