import type { Actor } from '../accounts/index';
import type { Finding, Verdict } from '../pipeline/finding';
import { checkPolicy, type PolicyPreset, type PolicyRequest } from '../pipeline/policy/index';
import { decide } from '../pipeline/safeguards/index';
import { protectedWorksFor } from '../rights/index';

/** What policy says to the texts of a brief, as the run's own first step will; the verdict is made where all are made. */
export async function checkInput(
  actor: Actor,
  request: PolicyRequest & { engine: string },
  preset: PolicyPreset | null,
): Promise<{ findings: Finding[]; verdict: Verdict }> {
  const findings = await checkPolicy(request, preset, protectedWorksFor(actor.organisationId));
  const item = { id: 'preflight', index: 0, placement: 'any', assetId: 'preflight' };
  const [decided] = decide({ items: [item], findings, decisions: [], engine: request.engine, finished: ['policy'] });
  return { findings, verdict: decided?.verdict ?? 'pass' };
}
