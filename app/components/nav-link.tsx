'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

interface NavLinkProps {
  href: string;
  /** Another path that belongs to this entry. */
  also?: string;
  icon: ReactNode;
  children: ReactNode;
}

export function NavLink({ href, also, icon, children }: NavLinkProps) {
  const path = usePathname();
  const here = path.startsWith(href) || (also !== undefined && path.startsWith(also));
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className="group relative flex items-center gap-2 rounded px-3 py-2 text-sm font-medium text-soft transition-colors hover:text-ink aria-[current]:text-ink max-sm:flex-col max-sm:gap-0 max-sm:px-2 max-sm:py-1 max-sm:text-xs"
    >
      {icon}
      {children}
      <span
        aria-hidden="true"
        className="absolute inset-x-3 -bottom-[11px] h-[2px] bg-accent opacity-0 group-aria-[current]:opacity-100 max-sm:-top-[5px] max-sm:bottom-auto"
      />
    </Link>
  );
}
