import { env } from '../env/index';
import { ColophonError } from '../errors/index';
import { NO_LIMITS, type PolicyLimits, policyLimitsSchema } from '../pipeline/policy/index';

let read: { given: string; limits: PolicyLimits } | null = null;

/**
 * What the operator narrows (POLICY_LIMITS).
 * @throws invalid_argument when it is not JSON of the documented shape: a limit that cannot be read must not be taken as none.
 */
export function operatorLimits(): PolicyLimits {
  const given = env().POLICY_LIMITS;
  if (given === undefined) return NO_LIMITS;
  if (read?.given === given) return read.limits;
  try {
    read = { given, limits: policyLimitsSchema.parse(JSON.parse(given)) };
    return read.limits;
  } catch (error) {
    const problem = 'must be JSON like {"never": ["drugs"], "review": ["weapons"], "exceptions": false}.';
    throw new ColophonError('invalid_argument', { argument: 'POLICY_LIMITS', problem }, { cause: error });
  }
}
