/** The catalogue of policy: a new family is a file and a line here. */
import { claims } from './claims';
import { deceptive } from './deceptive';
import { drugs } from './drugs';
import { fraud } from './fraud';
import { hate } from './hate';
import { inputs } from './inputs';
import { minors } from './minors';
import { personalData } from './personal-data';
import { political } from './political';
import { realPeople } from './real-people';
import type { PolicyRule } from './rule';
import { selfHarm } from './self-harm';
import { sexual } from './sexual';
import { trademarks } from './trademarks';
import { violence } from './violence';
import { voice } from './voice';
import { weapons } from './weapons';

export const FAMILIES = [
  sexual,
  minors,
  hate,
  violence,
  selfHarm,
  weapons,
  drugs,
  fraud,
  deceptive,
  claims,
  political,
  realPeople,
  trademarks,
  personalData,
  voice,
  inputs,
] as const;

export type PolicyRuleId = (typeof FAMILIES)[number]['rules'][number]['id'];
/** As findings name it. */
export type PolicyFindingRule = `policy/${PolicyRuleId}`;

export const RULES: readonly PolicyRule<PolicyRuleId>[] = FAMILIES.flatMap(
  (entry): readonly PolicyRule<PolicyRuleId>[] => entry.rules,
);

/** Changes whenever a rule's version does: records say which rules looked. */
export const RULES_VERSION = `2.${RULES.reduce((sum, rule) => sum + rule.version, 0)}`;

export function ruleOf(id: PolicyRuleId): PolicyRule<PolicyRuleId> {
  const found = RULES.find((rule) => rule.id === id);
  if (!found) throw new RangeError(`No policy rule ${id}`);
  return found;
}

export { CLASSES } from './classes/index';
export * from './rule';
