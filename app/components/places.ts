/**
 * Where one can go, as data: the header, its menu, the phone's bar and ⌘K are all drawn from this list. A screen adds one line.
 */
import type { ReactNode } from 'react';
import type { Actor, Permission } from '../../lib/accounts/index';
import { words } from '../words';
import {
  BalanceIcon,
  ChainIcon,
  EyeIcon,
  LoupeIcon,
  PeopleIcon,
  PersonIcon,
  PhotoIcon,
  PressIcon,
  QuarterIcon,
  RepeatIcon,
  RulesIcon,
  SettingsIcon,
  SheetsIcon,
  ShieldIcon,
  SwatchesIcon,
} from './icons';

export interface Place {
  href: string;
  /** Another path that belongs to this entry. */
  also?: string;
  word: string;
  icon: (props: { size?: number }) => ReactNode;
  /** Who is shown the way; the page itself asks again. `person` is whoever is signed in. */
  permission: Permission | 'anyone' | 'person';
  /** In the bar itself, four at most so that a phone has room; the others stand under “More”. */
  primary: boolean;
}

export const PLACES: readonly Place[] = [
  { href: '/studio', word: words.shell.nav.studio, icon: PressIcon, permission: 'anyone', primary: true },
  {
    href: '/library',
    also: '/assets',
    word: words.shell.nav.library,
    icon: SheetsIcon,
    permission: 'anyone',
    primary: true,
  },
  { href: '/brands', word: words.shell.nav.brands, icon: SwatchesIcon, permission: 'brands:read', primary: false },
  { href: '/reviews', word: words.shell.nav.reviews, icon: QuarterIcon, permission: 'reviews:decide', primary: true },
  { href: '/seal', word: words.seal.title, icon: PhotoIcon, permission: 'generations:create', primary: false },
  { href: '/verify', word: words.shell.nav.verify, icon: LoupeIcon, permission: 'anyone', primary: true },
  { href: '/rights', word: words.shell.nav.rights, icon: ShieldIcon, permission: 'rights:read', primary: false },
  { href: '/audits', word: words.shell.nav.audits, icon: BalanceIcon, permission: 'audits:read', primary: false },
  { href: '/appeals', word: words.appeals.title, icon: RepeatIcon, permission: 'appeals:read', primary: false },
  { href: '/transparency', word: words.transparency.place, icon: EyeIcon, permission: 'anyone', primary: false },
  { href: '/team', word: words.team.title, icon: PeopleIcon, permission: 'members:read', primary: false },
  {
    href: '/settings',
    word: words.settings.title,
    icon: SettingsIcon,
    permission: 'organisation:read',
    primary: false,
  },
  { href: '/policy', word: words.policy.title, icon: RulesIcon, permission: 'policies:write', primary: false },
  { href: '/audit-log', word: words.auditLog.title, icon: ChainIcon, permission: 'audit-log:read', primary: false },
  { href: '/account', word: words.account.title, icon: PersonIcon, permission: 'person', primary: false },
];

/** @param allowed whether this person carries a permission; asked only when somebody is signed in. */
export function placesFor(actor: Actor | null, allowed: (permission: Permission) => boolean): readonly Place[] {
  return PLACES.filter(({ permission }) => {
    if (permission === 'anyone') return true;
    return actor !== null && (permission === 'person' || allowed(permission));
  });
}
