/** The tests beside the rules, as data: what each rule stops and what it lets pass, in its languages. */
import { bodies } from './bodies';
import { harm } from './harm';
import { trade } from './trade';
import type { PolicyCases } from './types';

export const POLICY_CASES: PolicyCases = { ...bodies, ...harm, ...trade };
