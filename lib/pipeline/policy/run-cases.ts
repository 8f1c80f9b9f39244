import { checkTexts } from './check';
import { POLICY_CASES } from './rules/cases/index';

export interface CaseFailure {
  rule: string;
  expected: 'stops' | 'passes';
  text: string;
  /** Rules that triggered. */
  found: string[];
}

/**
 * Runs the cases beside the rules: what a rule stops must be stopped by it, or by one of its family that says more; what it lets
 * pass must trigger nothing of that rule.
 */
export function runPolicyCases(): { total: number; failures: CaseFailure[] } {
  const failures: CaseFailure[] = [];
  let total = 0;
  for (const [rule, { stops, passes }] of Object.entries(POLICY_CASES)) {
    total += stops.length + passes.length;
    for (const text of stops) {
      const found = triggered(text);
      if (!found.includes(rule) && !found.some((id) => SAYS_MORE[rule]?.includes(id)))
        failures.push({ rule, expected: 'stops', text, found });
    }
    for (const text of passes) {
      const found = triggered(text);
      if (found.includes(rule)) failures.push({ rule, expected: 'passes', text, found });
    }
  }
  return { total, failures };
}

/** The stricter rule of a family may speak in place of the milder one. */
const SAYS_MORE: Readonly<Record<string, readonly string[]>> = {
  suggestive: ['sexual'],
  violence: ['violence-graphic', 'minors-sexual'],
  weapons: ['weapons-making'],
  'regulated-goods': ['drugs'],
  'health-claims': ['health-cure'],
  'political-ad': ['voter-deception'],
};

function triggered(text: string): string[] {
  return checkTexts({ prompt: text }, null, [])
    .filter((finding) => finding.triggered)
    .map(({ rule }) => rule.slice('policy/'.length));
}
