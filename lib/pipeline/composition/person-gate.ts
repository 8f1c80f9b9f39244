/**
 * Synthetic performers: a picture that may show people made by a model or a program needs an answer, and where people are
 * synthetic, a visible notice on the creative itself. Whoever draws people with an engine here draws synthetic ones.
 */
import type { Brief } from '../brief/index';
import type { Finding } from '../finding';
import type { GenerationOutput } from '../generation/output';
import type { Creative } from './output';

type Answer = 'none' | 'real' | 'synthetic' | 'open' | 'not_applicable';

/** Who is to be seen, as far as it is known. A camera's or a person's own picture holds no synthetic performer. */
export function answerOf(
  brief: Pick<Brief, 'people' | 'sealed'>,
  { personFree, digitalSourceType }: Pick<GenerationOutput, 'personFree' | 'digitalSourceType'>,
): Answer {
  if (!brief.sealed)
    return personFree === false ? 'synthetic' : personFree ? 'not_applicable' : (brief.people ?? 'open');
  if (brief.people) return brief.people;
  return digitalSourceType === 'digitalCapture' || digitalSourceType === 'digitalCreation' ? 'not_applicable' : 'open';
}

/** One finding a creative. Without regions the strictest place counts; with regions, New York alone asks. */
export function checkPeople(
  creative: Pick<Creative, 'index' | 'placement' | 'texts'>,
  brief: Pick<Brief, 'people' | 'sealed' | 'regions'>,
  generation: Pick<GenerationOutput, 'personFree' | 'digitalSourceType'>,
): Finding {
  const answer = answerOf(brief, generation);
  const labelled = creative.texts.some(({ role }) => role === 'label');
  const asked = brief.regions === undefined || brief.regions.includes('us-ny');
  const missing = answer === 'synthetic' && asked && !labelled;
  return {
    rule: 'disclosure/synthetic-performer',
    version: 1,
    status: answer === 'not_applicable' ? 'not_applicable' : answer === 'open' ? 'not_run' : 'checked',
    triggered: answer === 'open' || missing,
    score: null,
    threshold: null,
    items: [{ index: creative.index, placement: creative.placement }],
    code: missing ? 'people_label_missing' : `people_${answer === 'not_applicable' ? 'gate_not_applicable' : answer}`,
    params: { placement: creative.placement, labelled },
  };
}
