import Link from 'next/link';
import type { CaseView } from '../../../lib/reviews/index';
import { QuarterIcon } from '../../components/icons';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { when } from './when';

const w = words.reviews;

/** What else waits, in the order in which its time runs out. */
export function Queue({ cases, current, more }: { cases: Wire<CaseView>[]; current: string; more: boolean }) {
  return (
    <nav aria-label={w.queue} className="mb-6 overflow-x-auto pb-1">
      <ol className="flex gap-2">
        {cases.map((entry) => (
          <li key={entry.id} className="shrink-0">
            <Link
              href={`/reviews?case=${entry.id}`}
              aria-current={entry.id === current ? 'true' : undefined}
              className="block w-[200px] rounded border border-line bg-sheet px-3 py-2 text-sm hover:border-edge aria-[current]:border-accent"
            >
              <span className="flex items-center gap-1 text-xs text-soft">
                {entry.overdue ? (
                  <span className="text-block">
                    <QuarterIcon size={12} />
                  </span>
                ) : null}
                <span className="truncate">
                  {w.kinds[entry.kind]} · {(entry.overdue ? w.overdue : w.due)(when(entry.dueAt))}
                </span>
              </span>
              <span dir="auto" className="block truncate">
                {entry.headline || entry.prompt}
              </span>
            </Link>
          </li>
        ))}
        {more ? <li className="self-center px-2 text-soft">…</li> : null}
      </ol>
    </nav>
  );
}
