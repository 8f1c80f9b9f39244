import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentSession } from '../../../session/actor';
import { words } from '../../../words';
import { AuthFrame } from '../../auth-frame';
import { safeNext } from '../safe-next';
import { CodeForm } from './code-form';

export const metadata: Metadata = { title: words.entry.factorTitle };

export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = safeNext((await searchParams).next);
  const session = await currentSession();
  if (session?.state !== 'second_factor_pending') redirect(session ? next : `/signin?next=${encodeURIComponent(next)}`);
  return (
    <AuthFrame title={words.entry.factorTitle} lead={words.entry.factorLead}>
      <CodeForm next={next} />
      <form method="post" action="/api/session/sign-out" className="mt-6">
        <button type="submit" className="text-sm text-soft underline underline-offset-4">
          {words.shell.signOut}
        </button>
      </form>
    </AuthFrame>
  );
}
