/**
 * Credits, as an append-only ledger: `available = grants − holds + releases`; a capture turns a hold into a sale and changes
 * nothing else. One credit is one delivered item; a draft is free, and has entries of zero. Every verb here runs inside the caller's transaction, so that a hold and
 * the generation it pays for appear together or not at all.
 */
import type { Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { demandQuota } from './member-quota';

const CREDITS_PER_ITEM = 1n;

/** Credits for each item of a brief. */
export function creditsPerItem({ draft }: { draft?: boolean | undefined }): bigint {
  return draft ? 0n : CREDITS_PER_ITEM;
}

export interface Balance {
  /** Credits that may be spent. */
  available: bigint;
  /** Credits reserved for items that are neither delivered nor released. */
  held: bigint;
}

/**
 * Adds credits.
 * @param amount credits, above zero.
 * @throws invalid_argument.
 */
export async function grant(tx: Tx, organisationId: string, amount: bigint): Promise<void> {
  if (amount <= 0n)
    throw new ColophonError('invalid_argument', { argument: 'amount', problem: 'must be above zero credits.' });
  await tx.ledgerEntry.create({ data: { id: newId('ledgerEntry'), organisationId, kind: 'grant', amount } });
}

export async function balanceOf(tx: Tx, organisationId: string): Promise<Balance> {
  const sums = await tx.ledgerEntry.groupBy({ by: ['kind'], where: { organisationId }, _sum: { amount: true } });
  const sum = (kind: string) => sums.find((entry) => entry.kind === kind)?._sum.amount ?? 0n;
  const held = sum('hold') - sum('capture') - sum('release');
  return { available: sum('grant') - sum('hold') + sum('release'), held };
}

/**
 * Reserves each item's credits. The organisation's row is locked first, so two requests at once read one balance after
 * the other and cannot both spend the last credit.
 * @throws insufficient_credits; quota_used_up when the person who asked may not reserve that much this month.
 */
export async function hold(
  tx: Tx,
  hold: { organisationId: string; generationId: string; itemIds: readonly string[]; each: bigint },
): Promise<void> {
  const { organisationId, generationId, itemIds, each } = hold;
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId} FOR NO KEY UPDATE`;
  const needed = BigInt(itemIds.length) * each;
  const { available } = await balanceOf(tx, organisationId);
  if (available < needed)
    throw new ColophonError('insufficient_credits', { needed: String(needed), available: String(available) });
  await demandQuota(tx, { organisationId, generationId, needed });
  await tx.ledgerEntry.createMany({
    data: itemIds.map((itemId) => ({
      id: newId('ledgerEntry'),
      organisationId,
      kind: 'hold' as const,
      amount: each,
      generationId,
      itemId,
    })),
  });
}

/**
 * Reserves again what a block gave back, for items whose appeal is being looked at, each sold at most once.
 * Items whose credit is not `released` are left alone.
 * @returns the credits reserved.
 * @throws insufficient_credits.
 */
export async function holdAgain(
  tx: Tx,
  again: { organisationId: string; generationId: string; itemIds: readonly string[] },
): Promise<bigint> {
  const { organisationId, generationId, itemIds } = again;
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId} FOR NO KEY UPDATE`;
  const items = await tx.item.findMany({ where: { id: { in: [...itemIds] }, credit: 'released' } });
  const priced: { id: string; round: number; amount: bigint }[] = [];
  for (const { id, round } of items) priced.push({ id, round, amount: await priceOf(tx, id) });
  const needed = priced.reduce((sum, { amount }) => sum + amount, 0n);
  const { available } = await balanceOf(tx, organisationId);
  if (available < needed)
    throw new ColophonError('insufficient_credits', { needed: String(needed), available: String(available) });
  for (const { id: itemId, round, amount } of priced) {
    const data = { credit: 'held' as const, round: round + 1 };
    const { count } = await tx.item.updateMany({ where: { id: itemId, credit: 'released', round }, data });
    if (count === 0) continue;
    const entry = { id: newId('ledgerEntry'), organisationId, generationId, itemId, round: round + 1 };
    await tx.ledgerEntry.create({ data: { ...entry, kind: 'hold', amount } });
  }
  return needed;
}

interface HeldItem {
  organisationId: string;
  generationId: string;
  itemId: string;
}

/** Turns an item's hold into a sale. Answers false when it was captured before; the unique index makes twice once. */
export function capture(tx: Tx, item: HeldItem): Promise<boolean> {
  return close(tx, item, 'captured', 'capture');
}

/** Gives an item's hold back. Answers false when it was captured or released before. */
export function release(tx: Tx, item: HeldItem): Promise<boolean> {
  return close(tx, item, 'released', 'release');
}

/** The item's own row decides who comes first; the ledger's partial unique index is the second lock on the same door. */
async function close(
  tx: Tx,
  { organisationId, generationId, itemId }: HeldItem,
  credit: 'captured' | 'released',
  kind: 'capture' | 'release',
): Promise<boolean> {
  const [closed] = await tx.item.updateManyAndReturn({
    where: { organisationId, id: itemId, credit: 'held' },
    data: { credit },
    select: { round: true },
  });
  if (!closed) return false;
  const entry = { id: newId('ledgerEntry'), organisationId, generationId, itemId, round: closed.round };
  await tx.ledgerEntry.create({ data: { ...entry, kind, amount: await priceOf(tx, itemId) } });
  return true;
}

/** What was reserved for the item when it was ordered: prices may change, an order's does not. */
async function priceOf(tx: Tx, itemId: string): Promise<bigint> {
  const { amount } = await tx.ledgerEntry.findFirstOrThrow({
    where: { itemId, kind: 'hold' },
    select: { amount: true },
  });
  return amount;
}

/** Credits reserved for a generation's items that are neither delivered nor released. */
export async function heldFor(tx: Tx, generationId: string): Promise<bigint> {
  const sums = await tx.ledgerEntry.groupBy({ by: ['kind'], where: { generationId }, _sum: { amount: true } });
  const sum = (kind: string) => sums.find((entry) => entry.kind === kind)?._sum.amount ?? 0n;
  return sum('hold') - sum('capture') - sum('release');
}
