import type { Metadata } from 'next';
import Link from 'next/link';
import { can } from '../../../lib/accounts/index';
import { ColophonError } from '../../../lib/errors/index';
import { type CaseDetail, getCase, listCases } from '../../../lib/reviews/index';
import { Empty } from '../../components/empty';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { Decided } from './decided';
import { ReviewDesk } from './review-desk';

export const metadata: Metadata = { title: words.reviews.title };

interface Props {
  searchParams: Promise<{ case?: string | string[] }>;
}

/** The address names the case, so that it can be sent to a colleague. */
export default async function ReviewsPage({ searchParams }: Props) {
  const { case: asked } = await searchParams;
  const actor = await requireActor(typeof asked === 'string' ? `/reviews?case=${asked}` : '/reviews');
  if (!can(actor, 'reviews:read'))
    return (
      <Page>
        <Empty title={words.reviews.title} help={words.reviews.forbidden} />
      </Page>
    );
  const [open, decided] = await Promise.all([
    listCases(actor, { limit: 100 }),
    listCases(actor, { status: 'decided', limit: 20 }),
  ]);
  const first = open.cases.find(({ mayDecide }) => mayDecide) ?? open.cases[0];
  const id = typeof asked === 'string' ? asked : first?.id;
  const current = id === undefined ? null : await caseOrNull(() => getCase(actor, id));
  return (
    <Page>
      <p className="mt-1 max-w-[72ch] text-soft">{words.reviews.lead}</p>
      <ReviewDesk cases={toWire(open.cases)} current={current && toWire(current)} more={open.next !== null} />
      <Decided cases={decided.cases} />
      <p className="mt-8 text-sm">
        <Link href="/transparency" className="text-soft underline underline-offset-4">
          {words.reviews.rates}
        </Link>
      </p>
    </Page>
  );
}

function Page({ children }: { children: React.ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[1240px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{words.reviews.title}</h1>
      {children}
    </div>
  );
}

async function caseOrNull(read: () => Promise<CaseDetail>): Promise<CaseDetail | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'not_found') return null;
    throw error;
  }
}
