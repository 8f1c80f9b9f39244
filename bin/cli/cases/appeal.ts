import type { Actor } from '../../../lib/accounts/index';
import { fileAppeal } from '../../../lib/reviews/index';
import { note, sayJson } from '../say';
import type { CaseOptions } from './case-options';

/** Objects to a block: `cases appeal GENERATION [--item ID] --statement TEXT`. Another reviewer than the first decides. */
export async function appeal(actor: Actor, generationId: string, values: CaseOptions): Promise<number> {
  const filed = await fileAppeal(actor, { generationId, itemId: values.item, statement: values.statement ?? '' });
  if (values.json) sayJson({ case: filed.caseId, dueAt: filed.dueAt, creditsHeld: filed.creditsHeld });
  else note(`${filed.caseId} waits for another reviewer, until ${filed.dueAt.toISOString()} at the latest.`);
  return 0;
}
