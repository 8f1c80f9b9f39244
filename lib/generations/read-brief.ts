import { randomInt } from 'node:crypto';
import { ColophonError } from '../errors/index';
import { type Brief, briefSchema, type PresetSnapshot } from '../pipeline/brief/index';

export interface Problem {
  path: string;
  message: string;
}

type Parsed = ReturnType<typeof briefSchema.parse>;

/** Parses what anybody may send; never throws. */
export function readBrief(given: unknown): { brief: Parsed; problems: [] } | { brief: null; problems: Problem[] } {
  const result = briefSchema.safeParse(given);
  if (result.success) return { brief: result.data, problems: [] };
  const problems = result.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }));
  return { brief: null, problems };
}

/** @throws invalid_brief, naming the fields. */
export function invalidBrief(problems: readonly Problem[]): ColophonError {
  const words = problems.slice(0, 5).map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  return new ColophonError('invalid_brief', { problems: words.join('; ') });
}

/** What was left open is decided once, when the brief is accepted, so that every retry draws the same picture. */
export function resolveBrief(brief: Parsed, preset: PresetSnapshot): Brief {
  const layout = brief.layout ?? preset.layouts[0] ?? 'editorial';
  if (!preset.layouts.includes(layout))
    throw invalidBrief([{ path: 'layout', message: `is not one of this brand's: ${preset.layouts.join(', ')}` }]);
  return { ...brief, layout, seed: brief.seed ?? randomInt(0, 0x1_0000_0000) };
}
