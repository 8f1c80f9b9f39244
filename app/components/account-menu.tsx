import Link from 'next/link';
import { words } from '../words';
import { OrganisationSwitch } from './organisation-switch';
import { ThemeChoice } from './theme-choice';

interface AccountMenuProps {
  name: string;
  email: string;
  organisation: string;
  role: string;
  /** Where else this person works. */
  others: { id: string; name: string }[];
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part[0]?.toUpperCase() ?? '')
    .join('');

/** Opens without any script: the platform's own popover closes on Escape and on a click elsewhere. */
export function AccountMenu({ name, email, organisation, role, others }: AccountMenuProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`${words.shell.account}: ${name}`}
        data-initials={initials(name)}
        className="grid size-8 place-items-center rounded-full bg-ink text-xs font-semibold text-paper before:content-[attr(data-initials)]"
      />
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-14 right-4 m-0 w-[264px] rounded border border-line bg-sheet p-0 text-ink shadow-sheet sm:right-6"
      >
        <div className="border-b border-line p-4">
          <p className="font-medium">{name}</p>
          <p className="truncate text-sm text-soft">{email}</p>
          <p className="mt-1 text-xs text-faint">
            {organisation} · {words.shell.role(role)}
          </p>
        </div>
        <div className="border-b border-line p-4">
          <ThemeChoice />
        </div>
        <OrganisationSwitch others={others} />
        <form method="post" action="/api/session/sign-out" className="p-2">
          <Link href="/account" className="block rounded px-2 py-2 text-sm hover:bg-well">
            {words.account.title}
          </Link>
          <button type="submit" className="w-full rounded px-2 py-2 text-left text-sm hover:bg-well">
            {words.shell.signOut}
          </button>
        </form>
      </div>
    </>
  );
}
