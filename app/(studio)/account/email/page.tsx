import type { Metadata } from 'next';
import { AuthFrame } from '../../../(auth)/auth-frame';
import { TokenButton } from '../../../(auth)/token-button';
import { words } from '../../../words';

export const metadata: Metadata = { title: words.account.emailConfirmTitle, referrer: 'no-referrer' };

/** Either end opens its link here, in any browser, signed in or not. */
export default async function EmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const { account } = words;
  return (
    <AuthFrame title={account.emailConfirmTitle} lead={account.emailConfirm}>
      <TokenButton
        path="/api/account/email/use"
        token={typeof token === 'string' ? token : ''}
        label={account.emailConfirmButton}
        done={{ waiting: account.emailWaitingOther, changed: account.emailChanged }}
        after={{ href: '/signin', label: words.entry.toSignIn }}
      />
    </AuthFrame>
  );
}
