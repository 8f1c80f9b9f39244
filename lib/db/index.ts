/**
 * The database. Tenant tables are reached through `forOrganisation` alone; the named exceptions answer one narrow question
 * each; the client itself is not exported, so anything else does not compile.
 */
export { type AuditEntry, appendAudit } from './audit';
export { closeDatabase } from './client';
export { isOwnerlessViolation, isUniqueViolation } from './failures';
export { forOrganisation, type TransactionOptions, type Tx } from './for-organisation';
export { Prisma } from './generated/client';
export * from './generated/enums';
export { type AssetFingerprint, type AssetParts, assetFingerprints, assetParts } from './instance/asset-fingerprints';
export {
  type AssetKeypoints,
  assetKeypoints,
  type PublishedKeypoints,
  publishedKeypoints,
} from './instance/asset-keypoints';
export { type CheckedSession, checkSession } from './instance/check-session';
export { type ClaimedStudyWork, claimStudyWork } from './instance/claim-study-work';
export { createUser } from './instance/create-user';
export {
  beginEmailChange,
  type ConfirmedEmail,
  cancelEmailChange,
  confirmEmailChange,
  type EmailChangeFacts,
  emailChangeOf,
} from './instance/email-change';
export { type Identity, identitiesOf, linkIdentity, userByIdentity } from './instance/identities';
export { invitationByToken, type OpenInvitation } from './instance/invitation-by-token';
export { type Membership, membershipsOf } from './instance/memberships-of';
export { openSession } from './instance/open-session';
export {
  type OptOutRequest,
  type OptOutState,
  openOptOut,
  optOutByToken,
  type ProvenOptOut,
  provenOptOuts,
  proveOptOut,
  settleOptOut,
  type WaitingOptOut,
} from './instance/opt-outs';
export { organisationBySlug } from './instance/organisation-by-slug';
export { organisationIds } from './instance/organisation-ids';
export { organisationOfGeneration } from './instance/organisation-of-generation';
export { organisationsOfAssets } from './instance/organisations-of-assets';
export { type OverdueCase, overdueCases } from './instance/overdue-cases';
export { type OverturnRate, overturnRates } from './instance/overturn-rates';
export {
  answerPresetOffer,
  leavePresetShare,
  type PresetOffer,
  presetOffers,
  type SharedPresetVersion,
  sharedPresetVersion,
} from './instance/preset-shares';
export { type PublishedAsset, publishedAssets } from './instance/published-assets';
export { publishedColours, publishedManifest, publishedPreview } from './instance/published-manifest';
export { publishedRemoval } from './instance/published-removal';
export {
  addInstanceEmbeddingInput,
  type InstanceWork,
  registerInstanceWorks,
} from './instance/register-instance-works';
export { revokeSession } from './instance/revoke-session';
export { claimRegistryImport, type OpenDispute, openDisputes } from './instance/rights';
export {
  beginSecondFactor,
  confirmSecondFactor,
  passSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  type SecondFactorFacts,
  secondFactorOf,
  takeRecoveryCode,
  takeSecondFactorStep,
} from './instance/second-factor';
export {
  chooseOrganisation,
  revokeSessionByHandle,
  revokeSessionsOf,
  type SessionEntry,
  sessionHandle,
  sessionsOf,
  touchSession,
} from './instance/sessions-of';
export { sharedVerification, shareVerification } from './instance/shared-verifications';
export { addSignInToken, peekSignInToken, takeSignInToken, type UsedToken } from './instance/sign-in-tokens';
export { takeToken } from './instance/take-token';
export { type UnsettledGeneration, unsettledGenerations } from './instance/unsettled-generations';
export { eraseDueUsers, organisationsOnlyOwnedBy, setDeletion } from './instance/user-deletion';
export { type UserForSignIn, userForSignIn } from './instance/user-for-sign-in';
export { renameUser, setPassword, type UserProfile, userProfile } from './instance/user-profile';
export { type InstanceTables, instanceTables } from './instance-tables';
export { listen, type Notice } from './listen';
export { referencedHashes } from './referenced-hashes';
