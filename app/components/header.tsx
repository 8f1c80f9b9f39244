import Link from 'next/link';
import { can } from '../../lib/accounts/index';
import { balance } from '../../lib/billing/index';
import { toWire } from '../http/wire';
import { currentSession } from '../session/actor';
import { words } from '../words';
import { AccountMenu } from './account-menu';
import { Button, ButtonLink } from './button';
import { Credits } from './credits';
import { Mark } from './mark';
import { MoreMenu } from './more-menu';
import { NavLink } from './nav-link';
import { Palette } from './palette';
import { placesFor } from './places';

/** The way around: on top on a desk, at the thumb on a phone. */
export async function Header() {
  const session = await currentSession();
  const actor = session?.state === 'open' ? session.actor : null;
  const others = (session?.person.memberships ?? [])
    .filter(({ organisationId }) => organisationId !== actor?.organisationId)
    .map(({ organisationId, name }) => ({ id: organisationId, name }));
  const credits = actor ? await balance(actor) : null;
  const places = placesFor(actor, (permission) => actor !== null && can(actor, permission));
  const primary = places.filter((place) => place.primary);
  const secondary = places
    .filter((place) => !place.primary)
    .map(({ icon: Icon, href, also, word }) => ({ href, also, word, icon: <Icon /> }));
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper">
      <div className="flex h-14 items-center gap-2 px-4 sm:gap-6 sm:px-6">
        <Link href="/" className="flex items-center gap-2">
          <Mark size={26} />
          <span className="display text-lg max-[400px]:sr-only">{words.shell.name}</span>
        </Link>
        <nav
          aria-label={words.shell.nav.main}
          className="flex items-center gap-1 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:h-14 max-sm:justify-around max-sm:border-t max-sm:border-line max-sm:bg-paper"
        >
          {primary.map(({ href, also, word, icon: Icon }) => (
            <NavLink key={href} href={href} also={also} icon={<Icon />}>
              {word}
            </NavLink>
          ))}
          {secondary.length > 0 ? <MoreMenu entries={secondary} /> : null}
        </nav>
        <div className="ml-auto flex items-center gap-2 sm:gap-3">
          <Palette signedIn={actor !== null} places={places.map(({ href, word }) => ({ href, word }))} />
          {credits ? <Credits key={String(credits.available)} initial={toWire(credits)} /> : null}
          {actor ? (
            <AccountMenu
              name={actor.name}
              email={actor.email}
              organisation={actor.organisationName}
              role={actor.role}
              others={others}
            />
          ) : session ? (
            <form method="post" action="/api/session/sign-out">
              <Button type="submit">{words.shell.signOut}</Button>
            </form>
          ) : (
            <ButtonLink href="/signin" look="plain">
              {words.shell.signIn}
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}
