import { createHash } from 'node:crypto';
import { ColophonError, say } from '../errors/index';
import { type OrganisationPolicy, organisationPolicySchema, problemsOf } from '../pipeline/policy/index';
import { operatorLimits } from './limits';

/** @throws invalid_argument that names the first thing wrong: its shape, or what the limits do not allow. */
export function readOverrides(given: unknown): OrganisationPolicy {
  const parsed = organisationPolicySchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const argument = issue?.path.join('.') || 'policy';
    throw new ColophonError('invalid_argument', { argument, problem: issue?.message ?? 'is not right.' });
  }
  const [problem] = problemsOf(parsed.data, operatorLimits());
  if (problem)
    throw new ColophonError('invalid_argument', {
      argument: problem.path,
      problem: say(problem.code, { rule: problem.rule }),
    });
  return parsed.data;
}

/** Of the content alone: the same overrides have the same hash in every version. */
export function hashOf(overrides: OrganisationPolicy): string {
  const thresholds = Object.entries(overrides.thresholds)
    .map(([rule, { review, block }]) => [rule, review, block] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { competitors, terms, exceptions } = overrides;
  const content = {
    thresholds,
    competitors,
    terms: terms.map(({ text, effect }) => [text, effect]),
    exceptions: exceptions.map(({ rule, phrase }) => [rule, phrase]),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
