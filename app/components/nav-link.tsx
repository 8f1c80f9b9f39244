'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { isHere } from './is-here';

interface NavLinkProps {
  href: string;
  /** Another path that belongs to this entry. */
  also?: string | undefined;
  icon: ReactNode;
  children: ReactNode;
}

export const navItemClass =
  'group relative flex items-center gap-2 rounded px-3 py-2 text-sm font-medium text-soft transition-colors hover:text-ink aria-[current]:text-ink max-sm:flex-col max-sm:gap-0 max-sm:px-2 max-sm:py-1 max-sm:text-xs';

/** The line under the place one is at. */
export const NavMarker = () => (
  <span
    aria-hidden="true"
    className="absolute inset-x-3 -bottom-[11px] h-[2px] bg-accent opacity-0 group-aria-[current]:opacity-100 max-sm:-top-[5px] max-sm:bottom-auto"
  />
);

export function NavLink({ href, also, icon, children }: NavLinkProps) {
  const path = usePathname();
  return (
    <Link href={href} aria-current={isHere(path, { href, also }) ? 'page' : undefined} className={navItemClass}>
      {icon}
      {children}
      <NavMarker />
    </Link>
  );
}
