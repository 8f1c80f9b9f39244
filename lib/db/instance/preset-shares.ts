/**
 * What crosses from one organisation to another when presets are shared. Each asks for the organisation of the transaction it
 * runs in and for no other, so it takes that transaction.
 */
import type { Tx } from '../for-organisation';
import type { Prisma } from '../generated/client';

export interface PresetOffer {
  id: string;
  fromName: string;
  presetName: string;
  mode: 'copy' | 'follow';
  status: 'offered' | 'accepted';
  createdAt: Date;
}

/** Open and accepted offers to this organisation, oldest first, at most 200. */
export function presetOffers(tx: Tx): Promise<PresetOffer[]> {
  return tx.$queryRaw<PresetOffer[]>`
    SELECT id, from_name AS "fromName", preset_name AS "presetName", mode, status, created_at AS "createdAt"
    FROM preset_offers()`;
}

/** False when there is no such open offer to this organisation. */
export async function answerPresetOffer(tx: Tx, id: string, accepted: boolean, by: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`SELECT answer_preset_offer(${id}, ${accepted}, ${by}) AS done`;
  return row?.done ?? false;
}

/** False when this organisation has accepted no such offer. */
export async function leavePresetShare(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`SELECT leave_preset_share(${id}) AS done`;
  return row?.done ?? false;
}

export interface SharedPresetVersion {
  /** Whose blobs its body names. */
  organisationId: string;
  version: number;
  body: Prisma.JsonValue;
  mode: 'copy' | 'follow';
}

/** The newest version of an accepted share; null once either side has ended it. */
export async function sharedPresetVersion(tx: Tx, id: string): Promise<SharedPresetVersion | null> {
  const [row] = await tx.$queryRaw<SharedPresetVersion[]>`
    SELECT organisation_id AS "organisationId", version, body, mode FROM shared_preset_version(${id})`;
  return row ?? null;
}
