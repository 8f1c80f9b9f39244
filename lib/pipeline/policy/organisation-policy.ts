/**
 * What one organisation changes about the installation's rules, within limits. Data only: it is validated when it is published,
 * and held to the limits again whenever it is used, so that a limit an operator tightens later binds at once.
 */
import { z } from 'zod';
import { type PolicyRule, type PolicyRuleId, RULES, ruleOf, SCORES, THRESHOLDS } from './rules/index';

/** Above every score: a threshold that nothing reaches. */
export const NEVER = 1.01;
const share = z.number().min(0).max(NEVER);
const phrase = z.string().trim().min(2).max(80);
export const ruleIdSchema = z.custom<PolicyRuleId>(
  (value) => RULES.some(({ id }) => id === value),
  'is not a policy rule',
);

export const organisationPolicySchema = z.strictObject({
  schema: z.literal(1).default(1),
  /** By rule: the scores from which a person is asked, and from which the brief is blocked. */
  thresholds: z
    .record(z.string(), z.strictObject({ review: share, block: share }))
    .refine((given) => Object.keys(given).every((id) => RULES.some((rule) => rule.id === id)), 'names an unknown rule')
    .default({}),
  /** Names whose mention asks for a person. */
  competitors: z.array(phrase).max(200).default([]),
  /** Words of the organisation's own. */
  terms: z
    .array(z.strictObject({ text: phrase, effect: z.enum(['review', 'block']) }))
    .max(200)
    .default([]),
  /** Phrases that a rule lets through. */
  exceptions: z
    .array(z.strictObject({ rule: ruleIdSchema, phrase }))
    .max(200)
    .default([]),
});
export type OrganisationPolicy = z.infer<typeof organisationPolicySchema>;

/** What the operator adds to the rules' own limits (POLICY_LIMITS, JSON). It can only narrow. */
export const policyLimitsSchema = z.strictObject({
  /** Rules nobody may loosen here. */
  never: z.array(ruleIdSchema).default([]),
  /** Rules that may be loosened to review at most. */
  review: z.array(ruleIdSchema).default([]),
  /** Whether organisations may let phrases through at all. */
  exceptions: z.boolean().default(true),
});
export type PolicyLimits = z.infer<typeof policyLimitsSchema>;

export const NO_CHANGES: OrganisationPolicy = organisationPolicySchema.parse({});
export const NO_LIMITS: PolicyLimits = policyLimitsSchema.parse({});

/** A policy as a run uses it. `version` 0 is the installation's own, unchanged. */
export interface PolicyInForce {
  id: string | null;
  version: number;
  overrides: OrganisationPolicy;
  limits: PolicyLimits;
}
export const INSTALLATION_POLICY: PolicyInForce = { id: null, version: 0, overrides: NO_CHANGES, limits: NO_LIMITS };

export interface Thresholds {
  review: number;
  block: number;
}

export function defaultThresholds({ severity }: Pick<PolicyRule, 'severity'>): Thresholds {
  return { review: THRESHOLDS.review, block: severity === 'block' ? THRESHOLDS.block : NEVER };
}

/** How far the rule may be loosened here: the rule's own limit, narrowed by the operator. */
export function looseningOf(rule: Pick<PolicyRule<PolicyRuleId>, 'id' | 'loosening'>, limits: PolicyLimits) {
  if (rule.loosening === 'never' || limits.never.includes(rule.id)) return 'never';
  return rule.loosening === 'review' || limits.review.includes(rule.id) ? 'review' : 'open';
}

/** The loosest thresholds the limits allow. */
export function loosestThresholds(rule: PolicyRule<PolicyRuleId>, limits: PolicyLimits): Thresholds {
  const loosening = looseningOf(rule, limits);
  if (loosening === 'open') return { review: NEVER, block: NEVER };
  // A plain match must still come to a person.
  return loosening === 'review' ? { review: SCORES[rule.severity], block: NEVER } : defaultThresholds(rule);
}

/** Thresholds in force: the organisation's, held to the limits. */
export function thresholdsOf(rule: PolicyRule<PolicyRuleId>, { overrides, limits }: PolicyInForce): Thresholds {
  const asked = overrides.thresholds[rule.id] ?? defaultThresholds(rule);
  const loosest = loosestThresholds(rule, limits);
  const block = Math.min(asked.block, loosest.block);
  return { review: Math.min(asked.review, loosest.review, block), block };
}

export interface PolicyProblem {
  path: string;
  code: 'policy_too_loose' | 'policy_no_exceptions' | 'policy_exception_locked';
  rule: PolicyRuleId;
}

/** What of the overrides the limits do not allow; none means that it may be published. */
export function problemsOf(overrides: OrganisationPolicy, limits: PolicyLimits): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const [id, asked] of Object.entries(overrides.thresholds)) {
    const rule = ruleOf(id as PolicyRuleId);
    const loosest = loosestThresholds(rule, limits);
    if (asked.review > loosest.review || asked.block > loosest.block)
      problems.push({ path: `thresholds.${id}`, code: 'policy_too_loose', rule: rule.id });
  }
  for (const [at, { rule }] of overrides.exceptions.entries()) {
    const path = `exceptions.${at}`;
    if (!limits.exceptions) problems.push({ path, code: 'policy_no_exceptions', rule });
    else if (looseningOf(ruleOf(rule), limits) === 'never')
      problems.push({ path, code: 'policy_exception_locked', rule });
  }
  return problems;
}
