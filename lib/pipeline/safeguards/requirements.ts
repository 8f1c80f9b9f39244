/**
 * Which checks an engine's pictures must have had. A required check whose status is not accepted holds the item for a person;
 * an optional one is only shown.
 */
import type { CheckStatus } from '../finding';
import type { Step } from '../pipeline';
import type { Subject } from './safeguard';

export interface Requirement {
  /** A rule, or all of a room's (`policy/`). */
  rule: string;
  /** After this step has finished, the finding must be there. */
  step: Step;
  subject?: Subject;
  accepted: readonly CheckStatus[];
  /** Not asked of a picture whose scene family, pinned with its model, holds no people. */
  unlessPersonFree?: boolean;
}

const policy: Requirement = {
  rule: 'policy/',
  step: 'policy',
  accepted: ['checked', 'not_applicable', 'not_run', 'inconclusive', 'not_configured'],
};

function looks(rule: string, subjects: readonly Subject[], accepted: readonly CheckStatus[]): Requirement[] {
  return subjects.map((subject) => ({ rule, step: `safeguards:${subject}` as const, subject, accepted }));
}

const both = ['artwork', 'creative'] as const;

/**
 * Engines whose every training picture is rendered by code of this repository cannot have learned a stranger's work, and their
 * soft backdrops often have too little structure to fingerprint: there `inconclusive` is shown and goes on.
 */
const OWN_PICTURES_ONLY: readonly Requirement[] = [
  policy,
  ...looks('safeguards/similarity', both, ['checked', 'inconclusive']),
  ...looks('safeguards/quality', both, ['checked']),
  ...looks('safeguards/people', ['artwork'], ['checked', 'not_applicable']),
  // A family that may hold people is drawn by code, but what people do in it is not known before it is looked at.
  ...looks('safeguards/image-moderation', both, ['checked']).map((entry) => ({ ...entry, unlessPersonFree: true })),
  ...looks('safeguards/brand', ['creative'], ['checked', 'not_applicable', 'inconclusive']),
];

/** Weights from elsewhere may have seen anything: every check must have run. */
const LEARNED_ELSEWHERE: readonly Requirement[] = [
  policy,
  ...looks('safeguards/similarity', both, ['checked']),
  ...looks('safeguards/quality', both, ['checked']),
  ...looks('safeguards/people', ['artwork'], ['checked', 'not_applicable']),
  ...looks('safeguards/brand', ['creative'], ['checked', 'not_applicable', 'inconclusive']),
  ...looks('safeguards/image-moderation', both, ['checked']),
];

/**
 * A customer's own picture. Whoever seals it has seen it and answers for it; who is on it, and that it may be used, is declared
 * and recorded. An image moderation that is installed still speaks; one that is not installed holds nothing, and the report
 * says that it did not run.
 */
const MADE_ELSEWHERE: readonly Requirement[] = [
  policy,
  { rule: 'seal/', step: 'generation', accepted: ['checked'] },
  ...looks('safeguards/similarity', both, ['checked', 'inconclusive']),
  ...looks('safeguards/quality', both, ['checked']),
];

const BY_ENGINE: Readonly<Record<string, readonly Requirement[]>> = {
  house: OWN_PICTURES_ONLY,
  scenes: OWN_PICTURES_ONLY,
  none: MADE_ELSEWHERE,
};

/** An engine nobody wrote down gets the strict list. */
export function requirementsFor(engine: string): readonly Requirement[] {
  return Object.hasOwn(BY_ENGINE, engine) ? (BY_ENGINE[engine] ?? LEARNED_ELSEWHERE) : LEARNED_ELSEWHERE;
}
