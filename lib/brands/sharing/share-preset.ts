import { z } from 'zod';
import { type Actor, demand } from '../../accounts/index';
import { append } from '../../audit-log/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { newId } from '../../ids/index';
import { getPreset } from '../get-preset';

export const SHARE_MODES = ['copy', 'follow'] as const;
export type ShareMode = (typeof SHARE_MODES)[number];

export interface ShareView {
  id: string;
  presetId: string;
  /** Slug of the organisation it is offered to. */
  to: string;
  mode: ShareMode;
  status: 'offered' | 'accepted' | 'declined' | 'ended';
  createdAt: Date;
}

const orderSchema = z.object({
  to: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
      'is the short name of an organisation: lower-case letters, digits and hyphens.',
    )
    .max(60),
  mode: z.enum(SHARE_MODES),
});

/** No more than this many open or accepted shares of one preset. */
const MOST_SHARES = 50;

/**
 * Offers a preset to another organisation by its short name. The answer is the same whether such an organisation exists: only
 * its own owners and admins see the offer.
 * @throws not_found, invalid_argument, conflict, forbidden.
 */
export async function sharePreset(actor: Actor, slugOrId: string, order: unknown): Promise<ShareView> {
  demand(actor, 'brands:share');
  const parsed = orderSchema.safeParse(order);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ColophonError('invalid_argument', {
      argument: String(issue?.path[0] ?? 'share'),
      problem: issue?.message ?? 'is not right.',
    });
  }
  const { to, mode } = parsed.data;
  const preset = await getPreset(actor, slugOrId);
  const { organisationId, userId } = actor;
  return forOrganisation(organisationId, async (tx) => {
    const own = await tx.organisation.findUnique({ where: { id: organisationId } });
    if (own?.slug === to)
      throw new ColophonError('conflict', {
        problem: 'That is your own organisation: its members have the preset already.',
      });
    const row = await tx.brandPreset.findFirst({ where: { organisationId, id: preset.id } });
    if (row?.followsShareId)
      throw new ColophonError('conflict', {
        problem: `${preset.name} belongs to another organisation; only that one may share it.`,
      });
    const open = await tx.presetShare.findMany({
      where: { organisationId, presetId: preset.id, status: { in: ['offered', 'accepted'] } },
    });
    const same = open.find((share) => share.toSlug === to && share.mode === mode);
    if (same) return viewOf(same);
    if (open.length >= MOST_SHARES)
      throw new ColophonError('conflict', { problem: `A preset has at most ${MOST_SHARES} shares; end one first.` });
    const id = newId('presetShare');
    const made = await tx.presetShare.create({
      data: { id, organisationId, presetId: preset.id, toSlug: to, mode, offeredBy: userId },
    });
    await append(tx, {
      organisationId,
      kind: 'preset.offered',
      body: { presetId: preset.id, share: id, mode, by: userId },
    });
    return viewOf(made);
  });
}

/** What this organisation has offered of one preset, newest first. @throws not_found, forbidden. */
export async function listShares(actor: Actor, slugOrId: string): Promise<ShareView[]> {
  demand(actor, 'brands:read');
  const { id: presetId } = await getPreset(actor, slugOrId);
  const { organisationId } = actor;
  const rows = await forOrganisation(organisationId, (tx) =>
    tx.presetShare.findMany({ where: { organisationId, presetId }, orderBy: { createdAt: 'desc' }, take: 100 }),
  );
  return rows.map(viewOf);
}

/** Ends an offer or a share from the giver's side; what was taken over stays with the other. @throws not_found, forbidden. */
export async function endShare(actor: Actor, shareId: string): Promise<void> {
  demand(actor, 'brands:share');
  const { organisationId, userId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    const { count } = await tx.presetShare.updateMany({
      where: { organisationId, id: shareId, status: { in: ['offered', 'accepted'] } },
      data: { status: 'ended', endedAt: new Date() },
    });
    if (count === 0) throw new ColophonError('not_found', { thing: 'share' });
    await append(tx, { organisationId, kind: 'preset.share-ended', body: { share: shareId, by: userId } });
  });
}

const modeSchema = z.enum(SHARE_MODES);
const statusSchema = z.enum(['offered', 'accepted', 'declined', 'ended']);

function viewOf(row: {
  id: string;
  presetId: string;
  toSlug: string;
  mode: string;
  status: string;
  createdAt: Date;
}): ShareView {
  const { id, presetId, toSlug: to, createdAt } = row;
  return { id, presetId, to, mode: modeSchema.parse(row.mode), status: statusSchema.parse(row.status), createdAt };
}
