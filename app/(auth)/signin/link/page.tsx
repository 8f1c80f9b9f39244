import type { Metadata } from 'next';
import Link from 'next/link';
import { signInLinkWorks } from '../../../../lib/accounts/index';
import { mailWay } from '../../../../lib/mail/index';
import { ButtonLink } from '../../../components/button';
import { words } from '../../../words';
import { AddressForm } from '../../address-form';
import { AuthFrame } from '../../auth-frame';
import { TokenButton } from '../../token-button';

export const metadata: Metadata = { title: words.entry.linkTitle, referrer: 'no-referrer' };

export default async function LinkPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const { entry } = words;
  if (typeof token === 'string')
    return (await signInLinkWorks(token)) ? (
      <AuthFrame title={entry.linkTitle} lead={entry.linkPress}>
        <TokenButton path="/api/session/link/use" token={token} label={entry.linkUse} />
      </AuthFrame>
    ) : (
      <AuthFrame title={entry.linkGone} lead={entry.linkGoneHelp}>
        <ButtonLink href="/signin/link" className="mt-6">
          {entry.linkInstead}
        </ButtonLink>
      </AuthFrame>
    );
  return (
    <AuthFrame title={entry.linkTitle} lead={mailWay() === 'none' ? entry.noMail : entry.forgotLead}>
      {mailWay() === 'none' ? null : (
        <AddressForm path="/api/session/link" submit={entry.linkSend} sent={entry.linkSent} />
      )}
      <Link href="/signin" className="mt-6 text-sm text-soft underline underline-offset-4">
        {entry.passwordInstead}
      </Link>
    </AuthFrame>
  );
}
