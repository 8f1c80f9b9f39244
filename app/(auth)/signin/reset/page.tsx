import type { Metadata } from 'next';
import { resetLinkWorks } from '../../../../lib/accounts/index';
import { ButtonLink } from '../../../components/button';
import { words } from '../../../words';
import { AuthFrame } from '../../auth-frame';
import { ResetForm } from './reset-form';

export const metadata: Metadata = { title: words.entry.resetTitle, referrer: 'no-referrer' };

export default async function ResetPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  if (typeof token === 'string' && (await resetLinkWorks(token)))
    return (
      <AuthFrame title={words.entry.resetTitle}>
        <ResetForm token={token} />
      </AuthFrame>
    );
  return (
    <AuthFrame title={words.entry.linkGone} lead={words.entry.linkGoneHelp}>
      <ButtonLink href="/signin/forgot" className="mt-6">
        {words.entry.forgot}
      </ButtonLink>
    </AuthFrame>
  );
}
