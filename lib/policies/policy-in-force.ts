import { forOrganisation } from '../db/index';
import { NO_CHANGES, organisationPolicySchema, type PolicyInForce } from '../pipeline/policy/index';
import { operatorLimits } from './limits';

/** Asked with every keystroke of a brief: an answer may be this old; what this process publishes is seen at once. */
const FRESH_MS = 1_000;
const MOST_KEPT = 1_000;

const kept = new Map<string, { at: number; policy: PolicyInForce }>();

/** The newest published version with the operator's limits; the installation's own rules where none was published. */
export async function policyInForce(organisationId: string): Promise<PolicyInForce> {
  const limits = operatorLimits();
  const known = kept.get(organisationId);
  if (known && performance.now() - known.at < FRESH_MS && known.policy.limits === limits) return known.policy;
  const row = await forOrganisation(organisationId, (tx) =>
    tx.policyVersion.findFirst({ where: { organisationId }, orderBy: { version: 'desc' } }),
  );
  const id = row?.id ?? null;
  // The same version keeps the same object: whoever compiled its words keys on it.
  const overrides =
    known?.policy.id === id ? known.policy.overrides : row ? organisationPolicySchema.parse(row.overrides) : NO_CHANGES;
  const policy: PolicyInForce = { id, version: row?.version ?? 0, overrides, limits };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(organisationId, { at: performance.now(), policy });
  return policy;
}

export function forgetPolicy(organisationId: string): void {
  kept.delete(organisationId);
}
