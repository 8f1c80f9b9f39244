/** Deliveries, decisions and administration: one append-only chain of hashes per organisation. */
export { AUDIT_KINDS, type AuditKind, append } from './append';
export { exportEntries } from './export-entries';
export { type AuditFilter, type AuditPage, type AuditView, readEntries } from './list-entries';
export { verifyChain } from './verify-chain';
