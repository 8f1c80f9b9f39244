import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';

const bodySchema = z.object({
  title: z.string().catch(''),
  holder: z.string().catch(''),
  cases: z.number().catch(0),
  status: z.string().catch(''),
});

export interface NoticeView extends z.infer<typeof bodySchema> {
  id: string;
  kind: 'past-deliveries' | 'dispute-decided';
  createdAt: Date;
}

/** News of the last month, newest first, ten at most. @throws forbidden. */
export async function listNotices(actor: Actor): Promise<NoticeView[]> {
  demand(actor, 'rights:read');
  const since = new Date(Date.now() - 30 * 86_400_000);
  const rows = await forOrganisation(actor.organisationId, (tx) =>
    tx.rightsNotice.findMany({
      where: { createdAt: { gte: since }, kind: { in: ['past-deliveries', 'dispute-decided'] } },
      orderBy: { createdAt: 'desc' },
      take: 10,
    }),
  );
  return rows.map(({ id, kind, body, createdAt }) => ({
    ...{ id, createdAt },
    kind: kind === 'dispute-decided' ? kind : 'past-deliveries',
    ...bodySchema.parse(body),
  }));
}
