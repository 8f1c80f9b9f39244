import { ColophonError } from '../errors/index';
import type { Actor, Role } from './actor';

const EVERYONE = ['owner', 'admin', 'editor', 'reviewer', 'viewer'] as const satisfies readonly Role[];
const MAKERS = ['owner', 'admin', 'editor'] as const satisfies readonly Role[];
const REVIEWERS = ['owner', 'admin', 'reviewer'] as const satisfies readonly Role[];
const MANAGERS = ['owner', 'admin'] as const satisfies readonly Role[];

/** The one table of role × permission. What is not listed is not allowed. */
export const PERMISSIONS = {
  'generations:create': MAKERS,
  'generations:cancel': MAKERS,
  'generations:read': EVERYONE,
  'assets:read': EVERYONE,
  'brands:write': MAKERS,
  'brands:publish': MANAGERS,
  'brands:share': MANAGERS,
  'brands:read': EVERYONE,
  'appeals:create': MAKERS,
  'appeals:read': EVERYONE,
  'reviews:decide': REVIEWERS,
  'reviews:read': REVIEWERS,
  'policies:write': MANAGERS,
  'policies:read': MANAGERS,
  'rights:write': MANAGERS,
  'rights:read': EVERYONE,
  'billing:grant': ['owner'],
  'billing:read': EVERYONE,
  'organisation:read': EVERYONE,
  'organisation:write': MANAGERS,
  'organisation:transfer': ['owner'],
  'members:write': MANAGERS,
  'members:read': EVERYONE,
  'audit-log:read': MANAGERS,
  'audits:write': MANAGERS,
  'audits:read': EVERYONE,
  'audits:annotate': REVIEWERS,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function can(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(actor.role);
}

/** @throws forbidden when the actor's role does not carry `permission`. */
export function demand(actor: Pick<Actor, 'role'>, permission: Permission): void {
  if (!can(actor, permission)) throw new ColophonError('forbidden', { role: actor.role });
}
