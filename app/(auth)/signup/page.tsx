import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { signUpIsOpen } from '../../../lib/accounts/index';
import { currentSession } from '../../session/actor';
import { words } from '../../words';
import { AuthFrame } from '../auth-frame';
import { SignUpForm } from './sign-up-form';

export const metadata: Metadata = { title: words.entry.signUpTitle };

export default async function SignUpPage() {
  if ((await currentSession())?.state === 'open') redirect('/studio');
  const open = signUpIsOpen();
  return (
    <AuthFrame title={words.entry.signUpTitle} lead={open ? words.entry.signUpLead : words.entry.signUpClosed}>
      {open ? <SignUpForm /> : null}
      <p className="mt-8 border-t border-line pt-4 text-sm text-soft">
        {words.entry.haveAccount}{' '}
        <Link href="/signin" className="text-ink underline underline-offset-4">
          {words.shell.signIn}
        </Link>
      </p>
    </AuthFrame>
  );
}
