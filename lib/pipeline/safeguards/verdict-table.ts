/** What a triggered rule does to an item. Policy's rules are listed one by one, so that the compiler finds a missing one. */
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
  'policy/voice': 'hold',
  'policy/input-similarity': 'hold',
  'policy/input-unreadable': 'block',
  'policy/input-quality': 'hold',
  'policy/input-opt-out': 'hold',
};

export const SAFEGUARD_EFFECTS: Readonly<Record<SafeguardRule, Effect>> = {
  // A holder may have licensed the work to the customer: a person looks at both side by side.
  'safeguards/similarity': 'hold',
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

/** A rule nobody listed holds: a person must look before it is shipped. */
export function effectOf(rule: string): Effect {
  return EFFECTS.get(rule) ?? 'hold';
}
