import { randomInt } from 'node:crypto';
import { ColophonError } from '../errors/index';
import { applyLocked, type Breach, type Brief, briefSchema, type PresetSnapshot } from '../pipeline/brief/index';
import type { ModelDescription } from '../pipeline/stage';
import { chooseEngine } from './choose-engine';

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

/** The brief's own names of fields that a preset may fix, in the words of its form. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'copy.headline': 'the headline',
  'copy.subline': 'the subline',
  'copy.callToAction': 'the call to action',
  layout: 'the layout',
  quiet: 'the calm part of the picture',
  engine: 'the engine',
  placements: 'the placements',
  aiLabel: 'the AI label',
  negativePrompt: 'what to leave out',
  guidance: 'the guidance',
  steps: 'the number of steps',
};

/** What of this brief says something else than the brand has fixed; empty when nothing does. */
export function lockedProblems(brief: Parsed, preset: PresetSnapshot): Problem[] {
  return applyLocked(brief, preset).breaches.map(({ path, fixed }) => ({
    path,
    message: lockedError(preset, [{ path, fixed }]).message,
  }));
}

function lockedError(preset: PresetSnapshot, breaches: readonly Breach[]): ColophonError {
  const fields = breaches.map(({ path, fixed }) => `${FIELD_WORDS[path] ?? path} to “${fixed}”`);
  return new ColophonError('locked_by_brand', {
    brand: preset.name,
    fields: fields.join(' and '),
    argument: breaches[0]?.path ?? 'brief',
  });
}

/**
 * What was left open is decided once, when the brief is accepted, so that every retry draws the same picture.
 * @param models as registered: the engine of a brief that names none is one of them.
 * @throws locked_by_brand when the brief changes what the brand has fixed; invalid_brief for a layout it does not have.
 */
export function resolveBrief(given: Parsed, preset: PresetSnapshot, models: readonly ModelDescription[]): Brief {
  const { brief, breaches } = applyLocked(given, preset);
  if (breaches.length > 0) throw lockedError(preset, breaches);
  const layout = brief.layout ?? preset.layouts[0] ?? 'editorial';
  if (!preset.layouts.includes(layout))
    throw invalidBrief([{ path: 'layout', message: `is not one of this brand's: ${preset.layouts.join(', ')}` }]);
  const free = {
    ...(brief.layout === undefined && preset.layouts.length > 1 ? { layoutFree: true } : {}),
    ...(brief.engine === undefined ? { engineFree: true } : {}),
  };
  const engine = brief.engine ?? chooseEngine(brief, models);
  return { ...brief, layout, engine, seed: brief.seed ?? randomInt(0, 0x1_0000_0000), ...free };
}
