import type { Metadata } from 'next';
import Link from 'next/link';
import { FEWEST_CASES, FEWEST_ORGANISATIONS, publicRates } from '../../../lib/reviews/index';
import { words } from '../../words';
import { RateRow } from './rate-row';

export const metadata: Metadata = { title: words.transparency.title };
/** Asked at each visit: the counts change with the day, and a build has no database. */
export const dynamic = 'force-dynamic';

const w = words.transparency;

/** Public: how often people disagree with a rule. Nobody's decisions can be told from it. */
export default async function TransparencyPage() {
  const { until, rates } = await publicRates();
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(until);
  return (
    <div className="mx-auto w-full max-w-[960px] px-4 py-10 sm:px-8">
      <h1 className="display text-2xl sm:text-3xl">{w.title}</h1>
      <p className="mt-3 max-w-[68ch] text-soft">{w.lead}</p>
      {(['appeal', 'review'] as const).map((kind) => {
        const shown = rates.filter((rate) => rate.kind === kind);
        return (
          <section key={kind} className="mt-10" aria-labelledby={kind}>
            <h2 id={kind} className="display text-xl">
              {w.kinds[kind]}
            </h2>
            <p className="mb-3 text-sm text-soft">{w.kindsHelp[kind]}</p>
            {shown.length === 0 ? (
              <p className="rounded bg-well p-4 text-sm">{w.none}</p>
            ) : (
              <ul className="divide-y divide-line border-y border-line">
                {shown.map((rate) => (
                  <RateRow key={rate.rule} rate={rate} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <section className="mt-10 max-w-[68ch] space-y-2 text-sm text-soft">
        <h2 className="label">{w.method}</h2>
        <p>{w.methodHelp(FEWEST_CASES, FEWEST_ORGANISATIONS, day)}</p>
        <p>
          <Link href="/transparency/clauses" className="text-ink underline underline-offset-4">
            {w.clauses}
          </Link>
        </p>
      </section>
    </div>
  );
}
