/**
 * Who may decide on a case. Nobody decides on their own: not who asked for the generation, not who filed the appeal, and an
 * appeal is never decided by whoever took the first decision. There is no exception (docs/decisions/0160): the way out is a
 * second person. The database refuses the same (migration 0060), whatever path a decision takes.
 */
import { type Actor, can } from '../accounts/index';
import { say } from '../errors/index';

export const HINDRANCES = ['role', 'own', 'filed', 'first', 'claimed', 'decided'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

export interface Judged {
  status: string;
  createdBy: string;
  openedBy: string | null;
  /** Who took the decision that is appealed. */
  firstDecidedBy: string | null;
  claimedBy: string | null;
  claimedUntil: Date | null;
}

/** The first reason that keeps `actor` from deciding; null when nothing does. */
export function hindranceOf(actor: Actor, judged: Judged, now: Date): Hindrance | null {
  if (judged.status !== 'open') return 'decided';
  if (!can(actor, 'reviews:decide')) return 'role';
  if (judged.createdBy === actor.userId) return 'own';
  if (judged.openedBy === actor.userId) return 'filed';
  if (judged.firstDecidedBy === actor.userId) return 'first';
  return isClaimedByOther(actor, judged, now) ? 'claimed' : null;
}

export function isClaimedByOther(
  actor: Pick<Actor, 'userId'>,
  { claimedBy, claimedUntil }: Pick<Judged, 'claimedBy' | 'claimedUntil'>,
  now: Date,
): boolean {
  return claimedBy !== null && claimedBy !== actor.userId && claimedUntil !== null && claimedUntil > now;
}

export function hindranceWords(code: Hindrance, claim: { name: string; until: Date | null }): string {
  const until = claim.until ? `${claim.until.toISOString().slice(11, 16)} UTC` : '';
  return say(`review_${code}`, { name: claim.name, until });
}
