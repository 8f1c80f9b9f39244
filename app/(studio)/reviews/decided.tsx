import Link from 'next/link';
import type { CaseView } from '../../../lib/reviews/index';
import { Sign } from '../../components/verdict';
import { words } from '../../words';

const w = words.reviews;

/** What was decided lately, with the reason that was given. */
export function Decided({ cases }: { cases: readonly CaseView[] }) {
  if (cases.length === 0) return null;
  return (
    <section className="mt-12 border-t border-line pt-6">
      <h2 className="label mb-3">{w.earlier}</h2>
      <ul className="divide-y divide-line">
        {cases.map((entry) => (
          <li key={entry.id} className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[140px_1fr_1fr]">
            <Sign tone={entry.status === 'approved' ? 'pass' : 'block'}>{w.outcome[entry.kind][entry.status]}</Sign>
            <Link href={`/reviews?case=${entry.id}`} dir="auto" className="truncate underline underline-offset-4">
              {entry.headline || entry.prompt}
            </Link>
            <span dir="auto" className="text-soft">
              {entry.reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
