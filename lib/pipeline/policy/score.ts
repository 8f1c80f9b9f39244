import type { Hit } from './hits';
import { type PolicyRule, SCORES } from './rules/index';

/** More of the same, and an attempt to hide it, make a reader surer; neither makes a small matter a large one. */
const ANOTHER = 0.03;
const HIDDEN = 0.04;
const MOST = { block: 0.99, review: 0.75 } as const;

/**
 * How sure a rule is, 0 to 1: 0.6 for a match of a rule that asks a person, 0.9 for one that blocks, a little more for each
 * further phrase and for a disguise, below 0.8 (where blocking begins unless an organisation says otherwise) for the former.
 * An order of seriousness, not a probability: nothing here was fitted to outcomes.
 */
export function scoreOf(rule: Pick<PolicyRule, 'severity'>, hits: readonly Hit[]): number {
  const severity = severityOf(rule, hits);
  const phrases = new Set(hits.map((hit) => hit.phrase.toLowerCase())).size;
  const hidden = hits.some((hit) => hit.disguised) ? HIDDEN : 0;
  const score = Math.min(MOST[severity], SCORES[severity] + ANOTHER * (phrases - 1) + hidden);
  return Math.round(score * 100) / 100;
}

/** An organisation's own term does what it said; an allowed phrase of a rule that may only be softened asks a person. */
function severityOf(rule: Pick<PolicyRule, 'severity'>, hits: readonly Hit[]): 'block' | 'review' {
  const own = hits.flatMap((hit) => hit.effect ?? []);
  if (own.length > 0) return own.includes('block') ? 'block' : 'review';
  return hits.every((hit) => hit.excepted) ? 'review' : rule.severity;
}
