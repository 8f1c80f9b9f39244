/** People, what they may do, and the sessions they do it in. */
export { type Actor, ROLES, type Role } from './actor';
export { actorOf } from './actor-of';
export { createMember } from './create-member';
export { createOrganisation, ensureOrganisation } from './create-organisation';
export { can, demand, PERMISSIONS, type Permission } from './permissions';
export { signIn } from './sign-in';
export { signOut } from './sign-out';
