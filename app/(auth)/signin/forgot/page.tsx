import type { Metadata } from 'next';
import Link from 'next/link';
import { mailWay } from '../../../../lib/mail/index';
import { words } from '../../../words';
import { AddressForm } from '../../address-form';
import { AuthFrame } from '../../auth-frame';

export const metadata: Metadata = { title: words.entry.forgotTitle };

export const dynamic = 'force-dynamic';

export default function ForgotPage() {
  const { entry } = words;
  const none = mailWay() === 'none';
  return (
    <AuthFrame title={entry.forgotTitle} lead={none ? entry.noMail : entry.forgotLead}>
      {none ? null : <AddressForm path="/api/session/reset" submit={entry.linkSend} sent={entry.forgotSent} />}
      <Link href="/signin" className="mt-6 text-sm text-soft underline underline-offset-4">
        {entry.toSignIn}
      </Link>
    </AuthFrame>
  );
}
