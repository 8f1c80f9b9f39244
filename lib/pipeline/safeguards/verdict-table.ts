/** What a triggered rule does to an item. Policy's rules are listed one by one, so that the compiler finds a missing one. */
import type { Finding } from '../finding';
import type { PolicyFindingRule } from '../policy/index';
import type { SAFEGUARDS } from './catalogue';

/** `note` is shown and stops nothing. */
export type Effect = 'block' | 'hold' | 'note';

type SafeguardRule = `safeguards/${(typeof SAFEGUARDS)[number]['id']}`;

export const POLICY_EFFECTS: Readonly<Record<PolicyFindingRule, Effect>> = {
  'policy/sexual': 'block',
  'policy/suggestive': 'hold',
  'policy/minors-sexual': 'block',
  'policy/minors-regulated': 'hold',
  'policy/hate': 'block',
  'policy/demeaning': 'hold',
  'policy/violence-graphic': 'block',
  'policy/violence': 'hold',
  'policy/self-harm': 'block',
  'policy/weapons-making': 'block',
  'policy/weapons': 'hold',
  'policy/drugs': 'block',
  'policy/regulated-goods': 'hold',
  'policy/fraud': 'block',
  'policy/fake-testimonial': 'block',
  'policy/before-after': 'hold',
  'policy/guaranteed-results': 'hold',
  'policy/health-cure': 'block',
  'policy/health-claims': 'hold',
  'policy/finance-claims': 'hold',
  'policy/real-person': 'block',
  'policy/artist-style': 'hold',
  'policy/brand-mark': 'block',
  'policy/brand-mention': 'hold',
  'policy/protected-name': 'block',
  'policy/personal-data': 'hold',
  'policy/voter-deception': 'block',
  'policy/political-ad': 'hold',
  'policy/competitor': 'hold',
  'policy/voice': 'hold',
  'policy/own-term': 'block',
  'policy/input-similarity': 'hold',
  // The classifier's own line decides from where it blocks.
  'policy/input-moderation': 'hold',
  'policy/input-unreadable': 'block',
  'policy/input-quality': 'hold',
  'policy/input-opt-out': 'hold',
};

export const SAFEGUARD_EFFECTS: Readonly<Record<SafeguardRule, Effect>> = {
  // A holder may have licensed the work to the customer: a person looks at both side by side.
  'safeguards/similarity': 'hold',
  'safeguards/similarity-embedding': 'hold',
  // A broken picture is nobody's to review: it is not delivered and not charged.
  'safeguards/quality': 'block',
  'safeguards/text-legibility': 'hold',
  'safeguards/people': 'hold',
  'safeguards/image-moderation': 'hold',
  // The preset's own thresholds decide; a person sees the numbers and may let it go.
  'safeguards/brand': 'hold',
  // One picture cannot be biased, its engine can: a person looks while the newest audit is old or found a disparity.
  'safeguards/bias-audit': 'hold',
};

/** Promises of a layout that its own check found broken: the picture is fine, a person judges whether it will do. */
export const COMPOSITION_EFFECTS = {
  'composition/contrast': 'hold',
  'composition/copy-fit': 'hold',
  'composition/safe-zone': 'hold',
  'composition/logo-clear-space': 'hold',
  'composition/brand-colour': 'note',
  'composition/relayout': 'note',
} as const satisfies Readonly<Record<`composition/${string}`, Effect>>;

/** Said again here, because a stage cannot ask an earlier one: a test holds the list to the rules' own `loosening`. */
export const NEVER_LOOSENED: ReadonlySet<string> = new Set<PolicyFindingRule>([
  'policy/sexual',
  'policy/minors-sexual',
  'policy/hate',
  'policy/self-harm',
  'policy/weapons-making',
  'policy/drugs',
  'policy/fraud',
  'policy/voter-deception',
  'policy/protected-name',
  'policy/input-unreadable',
]);

/** A picture made elsewhere: a person judges what does not fit together. */
export const SEAL_EFFECTS = {
  'seal/declared-origin': 'hold',
  'seal/existing-credentials': 'hold',
  'disclosure/synthetic-performer': 'hold',
} as const satisfies Readonly<Record<`seal/${string}` | `disclosure/${string}`, Effect>>;

const EFFECTS: ReadonlyMap<string, Effect> = new Map(
  Object.entries({ ...POLICY_EFFECTS, ...SAFEGUARD_EFFECTS, ...COMPOSITION_EFFECTS, ...SEAL_EFFECTS }),
);

/**
 * Blocks that no person may lift, whatever the appeal says: sexual content with minors, and an input that nobody could look
 * at. Everything else can be appealed.
 */
const FINAL: readonly string[] = ['policy/minors-sexual', 'policy/input-unreadable'];

export function isFinal(rule: string): boolean {
  return FINAL.includes(rule);
}

/**
 * A picture to begin from would be in front of the engine before a person could look at it. So what makes other pictures wait
 * blocks this one, and an appeal that is overturned lets it go on.
 */
const BEGINS: ReadonlySet<string> = new Set<PolicyFindingRule>([
  'policy/input-similarity',
  'policy/input-moderation',
  'policy/input-quality',
  'policy/input-opt-out',
]);

/**
 * A rule nobody listed holds: a person must look before it is shipped. Where a finding carries the score from which its rule
 * blocks (policy's own thresholds, an organisation's, a classifier's), that decides between block and hold; rules that nobody may
 * loosen keep the table's effect whatever a finding says.
 */
export function effectOf(finding: Pick<Finding, 'rule' | 'score' | 'params'>): Effect {
  const begins = BEGINS.has(finding.rule) && finding.params.role === 'initial';
  const listed = begins ? 'block' : (EFFECTS.get(finding.rule) ?? 'hold');
  const { blockAt } = finding.params;
  if (typeof blockAt !== 'number' || finding.score === null) return listed;
  if (finding.score >= blockAt || begins) return 'block';
  return listed === 'block' && NEVER_LOOSENED.has(finding.rule) ? 'block' : 'hold';
}
