import type { Metadata } from 'next';
import { can } from '../../../lib/accounts/index';
import { listCases } from '../../../lib/reviews/index';
import { Empty } from '../../components/empty';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { ReviewDesk } from './review-desk';

export const metadata: Metadata = { title: words.reviews.title };

export default async function ReviewsPage() {
  const actor = await requireActor('/reviews');
  const allowed = can(actor, 'reviews:read');
  const cases = allowed ? await listCases(actor) : [];
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{words.reviews.title}</h1>
      {allowed ? (
        <>
          <p className="mt-1 max-w-[64ch] text-soft">{words.reviews.lead}</p>
          <ReviewDesk cases={toWire(cases)} />
        </>
      ) : (
        <Empty title={words.reviews.title} help={words.reviews.forbidden} />
      )}
    </div>
  );
}
