import { appendAudit, type Prisma, type Tx } from '../db/index';

/** What is worth remembering for good. Adding one is one line here. */
export const AUDIT_KINDS = [
  'asset.delivered',
  'case.approved',
  'case.rejected',
  'case.escalated',
  'appeal.filed',
  'appeal.overturned',
  'appeal.upheld',
  'generation.cancelled',
  'generation.removed',
  'legal-hold.placed',
  'legal-hold.lifted',
  'preset.created',
  'policy.published',
  'policy.restored',
  'preset.rolled-back',
  'preset.offered',
  'preset.accepted',
  'preset.declined',
  'preset.share-ended',
  'member.added',
  'member.invited',
  'member.invitation_withdrawn',
  'member.joined',
  'member.left',
  'member.removed',
  'member.role_changed',
  'member.quota_changed',
  'member.password_changed',
  'member.email_changed',
  'member.second_factor_added',
  'member.second_factor_removed',
  'member.recovery_code_used',
  'member.erased',
  'organisation.created',
  'organisation.settings_changed',
  'organisation.transferred',
  'credits.granted',
  'work.registered',
  'work.removed',
  'rights-case.opened',
  'rights-case.decided',
  'dispute.opened',
  'dispute.decided',
  'registry.imported',
  'study.declared',
  'study.annotated',
  'audit.concluded',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/**
 * Adds one entry inside the caller's transaction: what happened and its record appear together or not at all.
 * @param entry.body ids and hashes, never personal data: the chain cannot forget.
 */
export function append(
  tx: Tx,
  entry: { organisationId: string; kind: AuditKind; body: Prisma.InputJsonObject },
): Promise<void> {
  return appendAudit(tx, entry);
}
