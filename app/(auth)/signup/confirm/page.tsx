import type { Metadata } from 'next';
import { words } from '../../../words';
import { AuthFrame } from '../../auth-frame';
import { TokenButton } from '../../token-button';

export const metadata: Metadata = { title: words.entry.confirmTitle, referrer: 'no-referrer' };

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  return (
    <AuthFrame title={words.entry.confirmTitle} lead={words.entry.confirmPress}>
      <TokenButton
        path="/api/session/sign-up/use"
        token={typeof token === 'string' ? token : ''}
        label={words.entry.confirm}
      />
    </AuthFrame>
  );
}
