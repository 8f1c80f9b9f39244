/** The audit log for somebody who asks. The room of the log itself knows no people, so that every room may write to it. */
import {
  type AuditFilter,
  type AuditPage,
  checkSignedHeads,
  exportEntries,
  readEntries,
  verifyChain,
} from '../audit-log/index';
import type { Actor } from './actor';
import { demand } from './permissions';

const MOST = 100;

/** The newest first, 100 at most. @throws forbidden. */
export function readAuditLog(
  actor: Actor,
  filter: AuditFilter = {},
  page: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<AuditPage> {
  demand(actor, 'audit-log:read');
  return readEntries(actor.organisationId, filter, page.cursor, Math.min(page.limit ?? 50, MOST));
}

/** @throws forbidden. */
export function exportAuditLog(actor: Actor, format: 'csv' | 'json', filter: AuditFilter = {}): AsyncIterable<string> {
  demand(actor, 'audit-log:read');
  return exportEntries(actor.organisationId, format, filter);
}

/** Whether the chain still fits, and where it stops fitting. @throws forbidden. */
export function verifyAuditLog(actor: Actor): ReturnType<typeof verifyChain> {
  demand(actor, 'audit-log:read');
  return verifyChain(actor.organisationId);
}

/** Whether what was signed once a day still fits the chain. @param trustedKeys SPKI PEM. @throws forbidden. */
export function verifySignedHeads(actor: Actor, trustedKeys?: readonly string[]): ReturnType<typeof checkSignedHeads> {
  demand(actor, 'audit-log:read');
  return checkSignedHeads(actor.organisationId, trustedKeys);
}
