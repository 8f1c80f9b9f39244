import { note } from '../say';

export function sayCounts(counts: {
  newlyBlocked: number;
  newlyHeld: number;
  released: number;
  softened: number;
  total: number;
}): void {
  note(
    `Would newly block ${counts.newlyBlocked}, newly hold ${counts.newlyHeld}, release ${counts.released} and soften ${counts.softened} of ${counts.total} decisions.`,
  );
}
