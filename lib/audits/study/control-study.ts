import { type Actor, demand } from '../../accounts/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { concludeWhenOver } from './study-run';

/** Runs under way end; no new one begins until it is resumed. @throws not_found; conflict when it is over; forbidden. */
export async function pauseStudy(actor: Actor, id: string): Promise<void> {
  await move(actor, id, 'running', 'paused');
}

/** @throws not_found; conflict when it is not paused; forbidden. */
export async function resumeStudy(actor: Actor, id: string): Promise<void> {
  await move(actor, id, 'paused', 'running');
}

async function move(actor: Actor, id: string, from: 'running' | 'paused', to: 'running' | 'paused'): Promise<void> {
  demand(actor, 'audits:write');
  await forOrganisation(actor.organisationId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM study WHERE id = ${id} FOR UPDATE`;
    const row = await tx.study.findUnique({ where: { id }, select: { status: true } });
    if (!row) throw new ColophonError('not_found', { thing: 'study' });
    if (row.status === to) return;
    if (row.status !== from)
      throw new ColophonError('conflict', {
        problem: `The study is ${row.status}; only one that is ${from} can be ${to === 'paused' ? 'paused' : 'resumed'}.`,
      });
    await tx.study.update({ where: { id }, data: { status: to } });
    if (to === 'running') await concludeWhenOver(tx, id);
  });
}

/** Computes the audit again, with the annotations made since. @throws not_found; conflict while runs are open; forbidden. */
export async function concludeAgain(actor: Actor, id: string): Promise<void> {
  demand(actor, 'audits:annotate');
  await forOrganisation(actor.organisationId, async (tx) => {
    const { count } = await tx.study.updateMany({
      where: { id, status: 'concluded' },
      data: { status: 'concluding', leaseUntil: null },
    });
    if (count > 0) return;
    const row = await tx.study.findUnique({ where: { id }, select: { status: true } });
    if (!row) throw new ColophonError('not_found', { thing: 'study' });
    if (row.status !== 'concluding') throw new ColophonError('conflict', { problem: 'The study still has open runs.' });
  });
}
