import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { defaultThresholds, FAMILIES, looseningOf, organisationPolicySchema } from '../pipeline/policy/index';
import { operatorLimits } from './limits';
import { presentVersion } from './list-versions';
import type { PolicyView, RuleView } from './views';

/** Published version, draft, and the rules with how far each may be loosened. @throws forbidden. */
export async function getPolicy(actor: Actor): Promise<PolicyView> {
  demand(actor, 'policies:read');
  const { organisationId } = actor;
  const limits = operatorLimits();
  const { version, draft } = await forOrganisation(organisationId, async (tx) => ({
    version: await tx.policyVersion.findFirst({ where: { organisationId }, orderBy: { version: 'desc' } }),
    draft: await tx.policyDraft.findUnique({ where: { organisationId } }),
  }));
  const rules = FAMILIES.filter(({ id }) => id !== 'inputs').flatMap((family) =>
    family.rules.map(
      (rule): RuleView => ({
        id: rule.id,
        family: family.id,
        severity: rule.severity,
        loosening: looseningOf(rule, limits),
        ...defaultThresholds(rule),
      }),
    ),
  );
  return {
    published: version ? presentVersion(version) : null,
    draft: draft ? { overrides: organisationPolicySchema.parse(draft.overrides), changedAt: draft.changedAt } : null,
    rules,
    limits,
  };
}
