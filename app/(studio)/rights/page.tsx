import type { Metadata } from 'next';
import Link from 'next/link';
import { can } from '../../../lib/accounts/index';
import {
  countWorks,
  listDisputes,
  listImports,
  listNotices,
  listRightsCases,
  listWorks,
  searchedParts,
} from '../../../lib/rights/index';
import { Note } from '../../components/verdict';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { rights as w } from '../../words/rights';
import { DisputeForm } from './dispute-form';
import { ImportDesk } from './import-desk';
import { PastCases } from './past-cases';
import { RegisterForm } from './register-form';
import { Works } from './works';

export const metadata: Metadata = { title: w.title };

interface Props {
  searchParams: Promise<{ after?: string | string[] }>;
}

export default async function RightsPage({ searchParams }: Props) {
  const actor = await requireActor('/rights');
  const { after } = await searchParams;
  const [counts, parts, page, imports, cases, disputes, notices] = await Promise.all([
    countWorks(actor),
    searchedParts(actor),
    listWorks(actor, { after: typeof after === 'string' ? after : '' }),
    listImports(actor),
    listRightsCases(actor),
    listDisputes(actor),
    listNotices(actor),
  ]);
  const mayWrite = can(actor, 'rights:write');
  const many = (value: number) => value.toLocaleString('en');
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{w.title}</h1>
      <p className="mt-1 max-w-[64ch] text-soft">{w.lead}</p>
      <section className="mt-6 border-y border-line py-4" aria-label={w.counts}>
        <h2 className="label">{w.counts}</h2>
        <p className="figures mt-1 flex flex-wrap gap-x-6 gap-y-1 text-base">
          {Object.entries(counts).map(([kind, count]) => (
            <span key={kind}>{w.countOf(count, kind)}</span>
          ))}
        </p>
        <p className="mt-1 text-xs text-soft">{w.countNote(many(parts.shapes), many(parts.keypoints))}</p>
      </section>
      <div className="mt-4 space-y-2">
        {notices.map(({ id, kind, title, holder, cases: count, status }) => (
          <Note
            key={id}
            tone={kind === 'past-deliveries' ? 'review' : 'plain'}
            title={kind === 'past-deliveries' ? w.news[kind](title, holder, count) : w.news[kind](title, status)}
          />
        ))}
      </div>
      <PastCases cases={toWire(cases)} mayDecide={mayWrite} />
      {mayWrite ? (
        <div className="mt-10 grid gap-10 lg:grid-cols-2">
          <RegisterForm />
          <ImportDesk first={toWire(imports)} />
        </div>
      ) : (
        <p className="mt-8 text-sm text-soft">{w.forbidden}</p>
      )}
      <Works works={toWire(page.works)} next={page.next} mayRemove={mayWrite} />
      <DisputeForm disputes={toWire(disputes)} mayOpen={mayWrite} />
      <p className="mt-10 text-sm text-soft">
        {w.optOutNote}{' '}
        <Link href="/opt-out" className="underline underline-offset-4">
          {w.optOutLink}
        </Link>
        .
      </p>
    </div>
  );
}
