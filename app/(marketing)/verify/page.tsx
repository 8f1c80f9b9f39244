import type { Metadata } from 'next';
import { words } from '../../words';
import { VerifyDesk } from './verify-desk';

export const metadata: Metadata = { title: words.shell.nav.verify };

export default async function VerifyPage() {
  return (
    <div className="mx-auto w-full max-w-[800px] px-4 py-12 sm:px-8">
      <h1 className="display text-2xl sm:text-3xl">{words.verify.title}</h1>
      <p className="mt-3 max-w-[60ch] text-soft">{words.verify.lead}</p>
      <VerifyDesk first={null} demoHref={null} />
    </div>
  );
}
