/** The tests beside the rules, as data: what each rule stops and what it lets pass, in its languages. */
import type { PolicyRuleId } from '../index';
import { bodies } from './bodies';
import { harm } from './harm';
import { trade } from './trade';

export type PolicyCases = Readonly<
  Partial<Record<PolicyRuleId, { stops: readonly string[]; passes: readonly string[] }>>
>;

export const POLICY_CASES: PolicyCases = { ...bodies, ...harm, ...trade };
