/** Texts → findings. Pure but for the list of protected names; quick enough to run while somebody types. */
import type { Finding } from '../finding';
import type { ProtectedWorks } from '../stage';
import { findHits, type Hit, type PolicyPreset, type PolicyRequest } from './hits';
import { INSTALLATION_POLICY, type PolicyInForce, thresholdsOf } from './organisation-policy';
import { ASKED, FAMILIES, type Field, type PolicyRule, type PolicyRuleId, ruleOf } from './rules/index';
import { scoreOf } from './score';
import type { RegisteredName } from './trademarks/find';

export type { PolicyPreset, PolicyRequest } from './hits';

/**
 * Checks what a brief asks for against every rule.
 *
 * Answers one finding per rule and field that something was found for, triggered where its score (0 to 1, `score.ts`) reaches the
 * threshold for review, and for each family without a triggered one a finding that it passed. Rejects only when the list of
 * protected names cannot be read.
 */
export async function checkPolicy(
  request: PolicyRequest,
  preset: PolicyPreset | null,
  works: Pick<ProtectedWorks, 'names'>,
  policy: PolicyInForce = INSTALLATION_POLICY,
): Promise<Finding[]> {
  return checkTexts(request, preset, await works.names(), policy);
}

/** The same with the names at hand. */
export function checkTexts(
  request: PolicyRequest,
  preset: PolicyPreset | null,
  names: readonly RegisteredName[],
  policy: PolicyInForce = INSTALLATION_POLICY,
): Finding[] {
  return findingsOf(findHits(request, preset, names, policy), names.length, policy);
}

export function findingsOf(hits: readonly Hit[], names: number, policy: PolicyInForce): Finding[] {
  const findings: Finding[] = [];
  for (const family of FAMILIES) {
    let triggered = false;
    for (const { id } of family.rules)
      for (const field of [...ASKED, 'negativePrompt' as const]) {
        const found = hits.filter((hit) => hit.rule === id && hit.field === field);
        if (found.length === 0) continue;
        const finding = findingOf(ruleOf(id), field, found, policy);
        triggered ||= finding.triggered;
        findings.push(finding);
      }
    // What the customer brings is judged in `inputs/`, which makes findings of its own, passes included.
    if (!triggered && family.id !== 'inputs') findings.push(passedFinding(family, names));
  }
  return findings;
}

function findingOf(rule: PolicyRule<PolicyRuleId>, field: Field, hits: readonly Hit[], policy: PolicyInForce): Finding {
  const code = `policy_${rule.id.replaceAll('-', '_')}`;
  const score = scoreOf(rule, hits);
  const { review, block } = thresholdsOf(rule, policy);
  const phrases = [...new Set(hits.map((hit) => hit.phrase.slice(0, 80)))];
  const triggered = score >= review;
  return {
    rule: `policy/${rule.id}`,
    version: rule.version,
    status: 'checked',
    triggered,
    score,
    threshold: score >= block ? block : review,
    items: [],
    code: triggered ? code : 'policy_under_threshold',
    params: {
      field,
      rule: rule.id,
      phrase: phrases.map((phrase) => `“${phrase}”`).join(', '),
      phrases,
      severity: score >= block ? 'block' : 'review',
      reviewAt: review,
      blockAt: block,
      disguised: hits.some((hit) => hit.disguised),
      openai: [...rule.openai],
      ailuminate: [...rule.ailuminate],
      policyVersion: policy.version,
      /** Code of the advice on wording that would pass; the wording itself is made by `rewording.ts`. */
      passing: `${code}_passing`,
    },
  };
}

function passedFinding(family: (typeof FAMILIES)[number], names: number): Finding {
  return {
    rule: `policy/${family.id}`,
    version: family.rules.reduce((sum, rule) => sum + rule.version, 0),
    status: 'checked',
    triggered: false,
    score: 0,
    threshold: 1,
    items: [],
    code: family.id === 'trademarks' ? 'policy_trademarks_passed' : 'policy_family_passed',
    params: family.id === 'trademarks' ? { family: family.id, names } : { family: family.id },
  };
}
