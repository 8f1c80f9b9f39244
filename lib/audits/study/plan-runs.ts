import { ColophonError } from '../../errors/index';
import type { Quiet } from '../../pipeline/brief/index';
import { seedOf } from '../../pipeline/generation/index';
import { type Definition, LARGEST_STUDY } from './definition';

export interface PlannedRun {
  position: number;
  /** Prompt, template or counterfactual this run belongs to. */
  prompt: string;
  /** Which term of a counterfactual or moderation study. */
  term: string | null;
  brief: { prompt: string; placements: [string]; engine: string; seed: number; quiet?: Quiet };
}

/**
 * Every run of a study, in order: round by round over the prompts, so that a study interrupted half-way has half of each.
 * Round n has one seed for all prompts and terms: that is what makes counterfactual pairs.
 * @throws invalid_argument when there are too many.
 */
export function planRuns(definition: Definition): PlannedRun[] {
  const { engine } = definition;
  const runs: Omit<PlannedRun, 'position'>[] = [];
  if (definition.kind === 'moderation') {
    for (const { id, template } of definition.templates)
      for (const [term, words] of Object.entries(definition.terms))
        runs.push({
          prompt: id,
          term,
          brief: { prompt: filled(template, words), placements: ['instagram-post'], engine, seed: 1 },
        });
  } else {
    const { placement, counterfactual, quiet } = definition;
    for (let round = 0; round < definition.runsPerPrompt; round++) {
      const seed = seedOf(definition.seed, round);
      const brief = { placements: [placement] as [string], engine, seed, ...(quiet ? { quiet } : {}) };
      for (const { id, prompt } of definition.prompts)
        runs.push({ prompt: id, term: null, brief: { ...brief, prompt } });
      for (const [term, words] of Object.entries(counterfactual?.terms ?? {}))
        runs.push({
          prompt: 'counterfactual',
          term,
          brief: { ...brief, prompt: filled(counterfactual?.template ?? '', words) },
        });
    }
  }
  if (runs.length > LARGEST_STUDY)
    throw new ColophonError('invalid_argument', {
      argument: 'study',
      problem: `would take ${runs.length} runs; ${LARGEST_STUDY} is the most.`,
    });
  return runs.map((run, position) => ({ position, ...run }));
}

/** A function, because a term with `$&` in it would otherwise be a pattern. */
const filled = (template: string, words: string) => template.replaceAll('{term}', () => words);
