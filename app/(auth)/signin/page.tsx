import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Mark } from '../../components/mark';
import { demoEmail } from '../../demo/read-demo';
import { currentActor } from '../../session/actor';
import { words } from '../../words';
import { safeNext } from './safe-next';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: words.signIn.title };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next);
  if (await currentActor()) redirect(next);
  const email = await demoEmail();
  return (
    <div className="mx-auto flex w-full max-w-[400px] flex-1 flex-col justify-center px-4 py-12">
      <Mark size={44} />
      <h1 className="display mt-6 text-2xl">{words.signIn.title}</h1>
      <p className="mt-1 text-soft">{words.signIn.lead}</p>
      <SignInForm next={next} email={email ?? ''} demo={email !== null} />
      <p className="mt-8 border-t border-line pt-4 text-sm text-soft">
        {words.signIn.publicNote}{' '}
        <Link href="/verify" className="text-ink underline underline-offset-4">
          {words.signIn.publicLink}
        </Link>
      </p>
    </div>
  );
}
