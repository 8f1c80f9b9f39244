import type { Metadata } from 'next';
import { isId } from '../../../../lib/ids/index';
import { originalPreview, sharedResult } from '../../../../lib/verify/index';
import { ButtonLink } from '../../../components/button';
import { words } from '../../../words';
import { SideBySide } from '../side-by-side';
import { VerifyReport } from '../verify-report';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A result is for those who have its link. */
export const metadata: Metadata = { title: words.verifyMore.sharedTitle, robots: { index: false } };

export default async function SharedVerificationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const shared = isId('verification', id) ? await sharedResult(id) : null;
  const asset = shared?.result.record.asset ?? null;
  const original = asset ? await originalPreview(asset.assetId) : null;
  return (
    <div className="mx-auto w-full max-w-[880px] px-4 py-12 sm:px-8">
      {shared ? (
        <>
          <h1 className="display text-2xl sm:text-3xl">{words.verifyMore.sharedTitle}</h1>
          <p className="mt-3 mb-8 max-w-[60ch] text-soft">
            {words.verifyMore.sharedLead(DAY.format(shared.expiresAt))}
          </p>
          <VerifyReport result={shared.result} />
          {original ? <SideBySide mine={null} original={original} /> : null}
        </>
      ) : (
        <h1 className="display text-2xl">{words.verifyMore.sharedMissing}</h1>
      )}
      <p className="mt-8">
        <ButtonLink href="/verify">{words.verifyMore.checkOwn}</ButtonLink>
      </p>
    </div>
  );
}
