/** Deliveries, decisions and administration: one append-only chain of hashes per organisation. */
export { AUDIT_KINDS, type AuditKind, append } from './append';
export { checkSignedHeads, type SignedHeadsCheck } from './check-signed-heads';
export { exportEntries } from './export-entries';
export { type AuditFilter, type AuditPage, type AuditView, readEntries } from './list-entries';
export { signHead } from './sign-head';
export { verifyChain } from './verify-chain';
