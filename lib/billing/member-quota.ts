import type { Tx } from '../db/index';
import { ColophonError } from '../errors/index';

/**
 * What a member may reserve in a calendar month (UTC). Runs inside `hold`, after the organisation's row was locked, so two
 * requests at once cannot both take the last of it. What was released does not count; a brief counts in the month it was asked.
 * @throws quota_used_up.
 */
export async function demandQuota(
  tx: Tx,
  { organisationId, generationId, needed }: { organisationId: string; generationId: string; needed: bigint },
): Promise<void> {
  const [row] = await tx.$queryRaw<{ quota: number; used: bigint }[]>`
    SELECT member.monthly_quota AS quota, coalesce((
      SELECT sum(CASE entry.kind WHEN 'hold' THEN entry.amount ELSE -entry.amount END)
      FROM generation JOIN ledger_entry entry ON entry.generation_id = generation.id AND entry.kind IN ('hold', 'release')
      WHERE generation.organisation_id = ${organisationId} AND generation.created_by = member.user_id
        AND generation.created_at >= date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
    ), 0)::bigint AS used
    FROM generation asked JOIN member ON member.user_id = asked.created_by AND member.organisation_id = ${organisationId}
    WHERE asked.id = ${generationId} AND member.monthly_quota IS NOT NULL`;
  if (!row || row.used + needed <= BigInt(row.quota)) return;
  throw new ColophonError('quota_used_up', {
    quota: row.quota,
    used: String(row.used),
    needed: String(needed),
  });
}
