import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { signUpIsOpen } from '../../../lib/accounts/index';
import { mailWay } from '../../../lib/mail/index';
import { Note } from '../../components/verdict';
import { demoEmail } from '../../demo/read-demo';
import { currentSession } from '../../session/actor';
import { offeredIssuers } from '../../session/elsewhere';
import { words } from '../../words';
import { AuthFrame } from '../auth-frame';
import { IssuerButtons } from './issuer-buttons';
import { safeNext } from './safe-next';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: words.signIn.title };

interface Query {
  next?: string | string[];
  error?: string | string[];
}

const reasonFor = (error: string): string =>
  error === 'unverified' || error === 'closed' ? words.entry.errors[error] : words.entry.errors.other;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const next = safeNext(query.next);
  const session = await currentSession();
  if (session?.state === 'second_factor_pending') redirect(`/signin/second-factor?next=${encodeURIComponent(next)}`);
  if (session) redirect(next);
  const [email, issuers, mail] = [await demoEmail(), offeredIssuers(), mailWay() !== 'none'];
  return (
    <AuthFrame title={words.signIn.title} lead={words.signIn.lead}>
      {typeof query.error === 'string' ? (
        <div className="mt-4" role="alert">
          <Note tone="block" title={reasonFor(query.error)} />
        </div>
      ) : null}
      <SignInForm next={next} email={email ?? ''} demo={email !== null} mail={mail} />
      {issuers.length > 0 ? <IssuerButtons issuers={issuers} next={next} /> : null}
      <div className="mt-8 space-y-2 border-t border-line pt-4 text-sm text-soft">
        {signUpIsOpen() ? (
          <p>
            {words.entry.noAccount}{' '}
            <Link href="/signup" className="text-ink underline underline-offset-4">
              {words.entry.signUp}
            </Link>
          </p>
        ) : null}
        <p>
          {words.signIn.publicNote}{' '}
          <Link href="/verify" className="text-ink underline underline-offset-4">
            {words.signIn.publicLink}
          </Link>
        </p>
      </div>
    </AuthFrame>
  );
}
