/** People, what they may do, the organisations they do it in, and the sessions they do it with. */
export { type Actor, ROLES, type Role } from './actor';
export { actorOf } from './actor-of';
export { addMember } from './add-member';
export { exportAuditLog, readAuditLog, verifyAuditLog, verifySignedHeads } from './audit-log';
export {
  cancelEmailChange,
  confirmEmailChange,
  pendingEmailChange,
  requestEmailChange,
} from './change-email';
export { changePassword, requestPasswordReset, resetLinkWorks, resetPassword } from './change-password';
export { createMember } from './create-member';
export { createOrganisation, ensureOrganisation, foundOrganisation } from './create-organisation';
export { cancelDeletion, eraseDueAccounts, GRACE_DAYS, requestDeletion } from './delete-account';
export { exportAccount } from './export-account';
export {
  acceptInvitation,
  type InvitationView,
  invite,
  listInvitations,
  readInvitation,
  withdrawInvitation,
} from './invitations';
export { joinByInvitation } from './join-by-invitation';
export { listOrganisations, type OrganisationSummary } from './list-organisations';
export { changeRole, listMembers, type MemberView, removeMember, setQuota, transferOwnership } from './members';
export type { OpenedSession, Visitor } from './open-for';
export {
  changeOrganisation,
  getOrganisation,
  type OrganisationChange,
  type OrganisationView,
} from './organisation-settings';
export { LONGEST_PASSWORD, LOWEST_SCORE, SHORTEST_PASSWORD } from './password-strength';
export { can, demand, PERMISSIONS, type Permission } from './permissions';
export { profileOf } from './profile-of';
export { rename } from './rename';
export {
  beginSecondFactor,
  confirmSecondFactor,
  type Enrolment,
  newRecoveryCodes,
  passSecondFactor,
  removeSecondFactor,
  secondFactorState,
} from './second-factor';
export { type Person, type SessionState, sessionOf } from './session-of';
export { listSessions, revokeOtherSessions, revokeSession, type SessionView } from './sessions';
export { signIn } from './sign-in';
export { makeSignInLink, requestSignInLink, signInByLink, signInLinkWorks } from './sign-in-by-link';
export { type Elsewhere, type ExternalClaims, signInElsewhere } from './sign-in-elsewhere';
export { signOut } from './sign-out';
export { confirmSignUp, requestSignUp, signUpIsOpen } from './sign-up';
export { switchOrganisation } from './switch-organisation';
