import type { PolicyRuleId } from '../index';

/** What each rule stops and what it lets pass. */
export type PolicyCases = Readonly<
  Partial<Record<PolicyRuleId, { stops: readonly string[]; passes: readonly string[] }>>
>;
