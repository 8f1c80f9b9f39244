import type { Metadata } from 'next';
import { optOutOf } from '../../../../lib/rights/index';
import { ButtonLink } from '../../../components/button';
import { Note } from '../../../components/verdict';
import { optOut as w } from '../../../words/rights';
import { ConfirmForm } from './confirm-form';

export const metadata: Metadata = { title: w.confirmTitle, referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function ConfirmPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const request = typeof token === 'string' ? await optOutOf(token) : null;
  const waiting = request?.status === 'unproven' && !request.expired;
  return (
    <div className="mx-auto w-full max-w-[640px] space-y-6 px-4 py-12 sm:px-8">
      <h1 className="display text-2xl">{w.confirmTitle}</h1>
      {request && waiting && typeof token === 'string' ? (
        <>
          <p dir="auto">{w.confirm(request.title, request.holder)}</p>
          <ConfirmForm token={token} />
        </>
      ) : (
        <>
          <Note tone="plain" title={request && !waiting && request.status !== 'unproven' ? w.done : w.unknown} />
          <ButtonLink href="/opt-out">{w.again}</ButtonLink>
        </>
      )}
    </div>
  );
}
