import type { Finding, Verdict } from '../pipeline/finding';
import {
  checkTexts,
  type PolicyInForce,
  type PolicyPreset,
  type PolicyRequest,
  type Rewording,
  RULES_VERSION,
  rewordings,
} from '../pipeline/policy/index';
import { decide } from '../pipeline/safeguards/index';
import { protectedWorksFor } from '../rights/index';
import { policyInForce } from './policy-in-force';

export interface CheckedTexts {
  findings: Finding[];
  verdict: Verdict;
  policy: PolicyInForce;
  rulesVersion: string;
  /** Wording that would pass, made when somebody is to see it. */
  mend(): Rewording[];
}

/**
 * What policy says to the texts of a brief, as the run's own first step will: the organisation's policy, the registered names,
 * and a verdict made where all are made. Whoever calls has asked for a permission already.
 */
export async function checkTextsFor(
  organisationId: string,
  request: PolicyRequest & { engine: string },
  preset: PolicyPreset | null,
): Promise<CheckedTexts> {
  const [names, policy] = await Promise.all([protectedWorksFor(organisationId).names(), policyInForce(organisationId)]);
  const findings = checkTexts(request, preset, names, policy);
  const item = { id: 'preflight', index: 0, placement: 'any', assetId: 'preflight' };
  const [decided] = decide({ items: [item], findings, decisions: [], engine: request.engine, finished: ['policy'] });
  const mend = () => rewordings(request, preset, names, policy);
  return { findings, verdict: decided?.verdict ?? 'pass', policy, rulesVersion: RULES_VERSION, mend };
}
