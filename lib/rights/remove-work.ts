import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { expireRegistry } from './protected-works-for';

/** Takes one of the organisation's own works out of the registry. @throws not_found (also for the installation's), forbidden. */
export async function removeWork(actor: Actor, workId: string): Promise<void> {
  demand(actor, 'rights:write');
  const { organisationId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    const { count } = await tx.protectedWork.deleteMany({ where: { id: workId, organisationId } });
    if (count === 0) throw new ColophonError('not_found', { thing: 'work' });
    await append(tx, { organisationId, kind: 'work.removed', body: { workId, by: actor.userId } });
  });
  expireRegistry(organisationId);
}
