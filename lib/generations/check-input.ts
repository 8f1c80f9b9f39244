import type { Actor } from '../accounts/index';
import type { PolicyPreset, PolicyRequest } from '../pipeline/policy/index';
import { type CheckedTexts, checkTextsFor } from '../policies/index';

/** What policy says to the texts of a brief, before anything is stored or charged. */
export function checkInput(
  actor: Actor,
  request: PolicyRequest & { engine: string },
  preset: PolicyPreset | null,
): Promise<CheckedTexts> {
  return checkTextsFor(actor.organisationId, request, preset);
}
