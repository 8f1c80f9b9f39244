/**
 * Does the picture show what may not be shown? The answer belongs to a classifier that the operator supplies
 * (IMAGE_MODERATION_DIR); none ships, and an installation without one says so. A classifier that is configured and fails did not
 * run: where it is required, the item waits for a person.
 */
import type { Finding } from '../../finding';
import type { ModerationCategory } from '../../stage';
import { findingOn, type Safeguard } from '../safeguard';

export const imageModeration: Safeguard = {
  id: 'image-moderation',
  version: 2,
  appliesTo: ['artwork', 'creative'],
  async inspect(picture, { generation, run }, ports) {
    const { moderation } = ports;
    const nothing = { triggered: false, score: null, threshold: null } as const;
    if (!moderation)
      return [
        findingOn(this, picture, { ...nothing, status: 'not_configured', code: 'image_moderation_not_configured' }),
      ];
    const facts = { classifier: moderation.name, classifierVersion: moderation.version };
    // A scene family without people, pinned with its model: a question about people makes no sense there, unless the customer's own picture is set into it.
    const { product, reference, initial } = run.brief;
    const own = [product, reference, initial].some((own) => own !== undefined);
    const peopleAbsent = generation.personFree === true && !own;
    const asked = moderation.categories.filter(({ about }) => !(peopleAbsent && about === 'people'));
    const absent = moderation.categories.filter((category) => !asked.includes(category));
    const skipped = absent.map(({ id }) =>
      findingOn(this, picture, {
        ...nothing,
        status: 'not_applicable',
        code: 'image_moderation_not_applicable',
        params: { ...facts, category: id },
      }),
    );
    if (asked.length === 0) return skipped;
    let scores: Readonly<Record<string, number>>;
    try {
      scores = await moderation.classify(picture.pixels);
    } catch (error) {
      ports.signal.throwIfAborted();
      const problem = (error instanceof Error ? error.message : String(error)).slice(0, 200);
      const params = { ...facts, problem };
      return [
        ...skipped,
        findingOn(this, picture, { ...nothing, status: 'not_run', code: 'image_moderation_failed', params }),
      ];
    }
    return [
      ...skipped,
      ...asked.map((category): Finding => findingOn(this, picture, judged(category, scores[category.id], facts))),
    ];
  },
};

function judged(category: ModerationCategory, score: number | undefined, facts: Record<string, string>) {
  const { id, review, block, openai, ailuminate } = category;
  const params = { ...facts, category: id, openai: [...openai], ailuminate: [...ailuminate] };
  if (score === undefined || !Number.isFinite(score))
    return {
      status: 'inconclusive' as const,
      triggered: false,
      score: null,
      threshold: review,
      code: 'image_moderation_inconclusive',
      params,
    };
  const triggered = score >= review;
  const rounded = Math.round(score * 1000) / 1000;
  return {
    status: 'checked' as const,
    triggered,
    score: rounded,
    threshold: score >= block ? block : review,
    code: !triggered
      ? 'image_moderation_passed'
      : score >= block
        ? 'image_moderation_blocked'
        : 'image_moderation_triggered',
    // Rounding must not lift a score over the block line.
    params: { ...params, blockAt: score >= block ? Math.min(block, rounded) : Math.max(block, rounded + 0.001) },
  };
}
