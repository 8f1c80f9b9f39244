/**
 * Does the picture show what may not be shown? The answer belongs to a classifier the operator supplies; none ships, and an
 * installation without one says so. `classifier` is the port: scores by category, 0 to 1.
 */
import type { Pixels } from '../../../imaging/index';
import type { Finding } from '../../finding';
import { findingOn, type Safeguard, type SafeguardPorts } from '../safeguard';

export interface ImageClassifier {
  name: string;
  /** The scores from which a category counts. */
  thresholds: Readonly<Record<string, number>>;
  classify(pixels: Pixels, ports: SafeguardPorts): Promise<Readonly<Record<string, number>>>;
}

/** @param classifier null where the operator configured none. */
export function imageModerationBy(classifier: ImageClassifier | null): Safeguard {
  return {
    id: 'image-moderation',
    version: 1,
    appliesTo: ['artwork', 'creative'],
    async inspect(picture, _context, ports) {
      if (!classifier)
        return [
          findingOn(this, picture, {
            status: 'not_configured',
            triggered: false,
            score: null,
            threshold: null,
            code: 'image_moderation_not_configured',
          }),
        ];
      const scores = await classifier.classify(picture.pixels, ports);
      return Object.entries(classifier.thresholds).map(([category, threshold]): Finding => {
        const score = scores[category] ?? null;
        return findingOn(this, picture, {
          status: score === null ? 'inconclusive' : 'checked',
          triggered: score !== null && score >= threshold,
          score,
          threshold,
          code: score !== null && score >= threshold ? 'image_moderation_triggered' : 'image_moderation_passed',
          params: { category, classifier: classifier.name },
        });
      });
    },
  };
}

export const imageModeration = imageModerationBy(null);
