import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { around, findCase, judged } from './case-rows';
import { hindranceOf, hindranceWords } from './independence';

/** Long enough to read the evidence, short enough that a forgotten tab blocks nobody for long. */
export const CLAIM_MINUTES = 15;

/**
 * Takes a case so that two reviewers do not work on one: others see who has it and until when. Taking it again makes it last.
 * @throws not_found; conflict when somebody else has it, when it is decided, or when it is one's own; forbidden.
 */
export async function claimCase(actor: Actor, caseId: string, now = new Date()): Promise<{ claimedUntil: Date }> {
  demand(actor, 'reviews:decide');
  const claimedUntil = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
  return forOrganisation(actor.organisationId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM review_case WHERE id = ${caseId} FOR UPDATE`;
    const row = await findCase(tx, caseId);
    const known = await around(tx, [row]);
    const code = hindranceOf(actor, judged(row, known), now);
    if (code) {
      const name = (row.claimedBy && known.names.get(row.claimedBy)) || 'Somebody else';
      throw new ColophonError('conflict', { problem: hindranceWords(code, { name, until: row.claimedUntil }) });
    }
    await tx.reviewCase.update({ where: { id: caseId }, data: { claimedBy: actor.userId, claimedUntil } });
    return { claimedUntil };
  });
}

/** Lets go of a case; one that somebody else has stays theirs. @throws not_found, forbidden. */
export async function unclaimCase(actor: Actor, caseId: string): Promise<void> {
  demand(actor, 'reviews:decide');
  await forOrganisation(actor.organisationId, async (tx) => {
    await findCase(tx, caseId);
    await tx.reviewCase.updateMany({
      where: { id: caseId, claimedBy: actor.userId, status: 'open' },
      data: { claimedBy: null, claimedUntil: null },
    });
  });
}
