/** Deliveries, decisions and administration: one append-only chain of hashes per organisation. */
export { type AuditKind, append } from './append';
export { verifyChain } from './verify-chain';
