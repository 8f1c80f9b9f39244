'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useRef } from 'react';
import { words } from '../words';
import { MoreIcon } from './icons';
import { isHere } from './is-here';
import { NavMarker, navItemClass } from './nav-link';

export interface MoreEntry {
  href: string;
  also?: string | undefined;
  word: string;
  icon: ReactNode;
}

/** The places one goes to less often. Opens without any script, as the account's menu does. */
export function MoreMenu({ entries }: { entries: readonly MoreEntry[] }) {
  const path = usePathname();
  const menu = useRef<HTMLDivElement>(null);
  const here = entries.some((entry) => isHere(path, entry));
  return (
    <>
      <button
        type="button"
        popoverTarget="more-menu"
        aria-current={here ? 'true' : undefined}
        className={`${navItemClass} [anchor-name:--more]`}
      >
        <MoreIcon />
        {words.shell.nav.more}
        <NavMarker />
      </button>
      <div
        ref={menu}
        id="more-menu"
        popover="auto"
        className="fixed inset-auto m-0 w-[min(400px,calc(100vw-32px))] rounded border border-line bg-sheet p-2 text-ink shadow-sheet max-sm:right-4 max-sm:bottom-16 sm:top-14 sm:left-4 sm:supports-[anchor-name:--a]:left-[anchor(left)] sm:[position-anchor:--more]"
      >
        <ul className="grid grid-cols-2 gap-1">
          {entries.map(({ href, also, word, icon }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={isHere(path, { href, also }) ? 'page' : undefined}
                // Going to a page is no click outside, so the menu would stay open over it.
                onClick={() => menu.current?.hidePopover()}
                className="flex items-center gap-2 rounded px-3 py-2 text-sm text-soft hover:bg-well hover:text-ink aria-[current]:bg-well aria-[current]:font-medium aria-[current]:text-ink"
              >
                {icon}
                {word}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
