/**
 * The database. Tenant tables are reached through `forOrganisation` alone; the named exceptions answer one narrow question
 * each; the client itself is not exported, so anything else does not compile.
 */
export { type AuditEntry, appendAudit } from './audit';
export { closeDatabase } from './client';
export { isUniqueViolation } from './failures';
export { forOrganisation, type TransactionOptions, type Tx } from './for-organisation';
export { Prisma } from './generated/client';
export * from './generated/enums';
export { type AssetFingerprint, assetFingerprints } from './instance/asset-fingerprints';
export { type CheckedSession, checkSession } from './instance/check-session';
export { createUser } from './instance/create-user';
export { type Membership, membershipsOf } from './instance/memberships-of';
export { openSession } from './instance/open-session';
export { organisationBySlug } from './instance/organisation-by-slug';
export { organisationIds } from './instance/organisation-ids';
export { organisationOfGeneration } from './instance/organisation-of-generation';
export { type OverdueCase, overdueCases } from './instance/overdue-cases';
export { type OverturnRate, overturnRates } from './instance/overturn-rates';
export { type PublishedAsset, publishedAssets } from './instance/published-assets';
export { type InstanceWork, registerInstanceWorks } from './instance/register-instance-works';
export { revokeSession } from './instance/revoke-session';
export { type UnsettledGeneration, unsettledGenerations } from './instance/unsettled-generations';
export { type UserForSignIn, userForSignIn } from './instance/user-for-sign-in';
export { type InstanceTables, instanceTables } from './instance-tables';
export { listen, type Notice } from './listen';
