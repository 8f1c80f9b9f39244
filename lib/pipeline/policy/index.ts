/**
 * Policy: may we make this?
 *
 * In: the brief's texts and pictures, the preset, the registry's names and fingerprints. Out: findings, passes included, and
 * the prompt as the rules read it. It decides nothing: `safeguards/verdict.ts` blocks or holds. What can stop it: a registry
 * or a blob that cannot be read (thrown, retried).
 */
import type { Stage } from '../stage';
import { checkPolicy } from './check';
import { inspectInputs } from './inputs/inspect';
import { normalise } from './normalise/index';
import { INSTALLATION_POLICY } from './organisation-policy';
import { type PolicyOutput, policyOutputSchema } from './output';
import { RULES_VERSION } from './rules/index';

export const policyStage: Stage<PolicyOutput> = {
  step: 'policy',
  output: policyOutputSchema,
  async run({ run }, ports) {
    const { brief, preset } = run;
    const policy = (await ports.policy?.()) ?? INSTALLATION_POLICY;
    const texts = await checkPolicy(brief, preset, ports.works, policy);
    const inputs = await inspectInputs({ brief, preset }, ports);
    return {
      output: {
        normalisedPrompt: normalise(brief.prompt),
        rulesVersion: RULES_VERSION,
        policy: { id: policy.id, version: policy.version },
      },
      findings: [...texts, ...inputs],
    };
  },
};

export { checkPolicy, checkTexts, type PolicyPreset, type PolicyRequest } from './check';
export { inspectInputs } from './inputs/inspect';
export { optOutNotes } from './inputs/opt-out';
export { normalise } from './normalise/index';
export {
  defaultThresholds,
  INSTALLATION_POLICY,
  looseningOf,
  loosestThresholds,
  NEVER,
  NO_CHANGES,
  NO_LIMITS,
  type OrganisationPolicy,
  organisationPolicySchema,
  type PolicyInForce,
  type PolicyLimits,
  type PolicyProblem,
  policyLimitsSchema,
  problemsOf,
  thresholdsOf,
} from './organisation-policy';
export { type PolicyOutput, policyOutputSchema } from './output';
export { type Rewording, rewordings } from './rewording';
export {
  AILUMINATE_CATEGORIES,
  FAMILIES,
  type Field,
  LANGUAGES,
  OPENAI_CATEGORIES,
  type PolicyFindingRule,
  type PolicyRule,
  type PolicyRuleId,
  RULES,
  RULES_VERSION,
} from './rules/index';
export { type CaseFailure, runPolicyCases } from './run-cases';
