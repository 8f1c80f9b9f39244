import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';

export interface ListedWork {
  id: string;
  title: string;
  kind: string;
  holder: string;
  createdAt: Date;
}

/** The organisation's own works, newest first; the installation's are counted by `countWorks`. @throws forbidden. */
export async function listWorks(actor: Actor, limit = 100): Promise<ListedWork[]> {
  demand(actor, 'rights:read');
  return forOrganisation(actor.organisationId, (tx) =>
    tx.protectedWork.findMany({
      where: { organisationId: actor.organisationId },
      orderBy: { createdAt: 'desc' },
      take: Math.min(500, Math.max(1, limit)),
      select: { id: true, title: true, kind: true, holder: true, createdAt: true },
    }),
  );
}
