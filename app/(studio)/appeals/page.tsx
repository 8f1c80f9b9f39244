import type { Metadata } from 'next';
import Link from 'next/link';
import { listAppeals } from '../../../lib/reviews/index';
import { Empty } from '../../components/empty';
import { Sign } from '../../components/verdict';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { when } from '../reviews/when';
import { TONES } from './tones';

export const metadata: Metadata = { title: words.appeals.title };

const w = words.appeals;

export default async function AppealsPage() {
  const actor = await requireActor('/appeals');
  const appeals = await listAppeals(actor);
  return (
    <div className="mx-auto w-full max-w-[860px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{w.title}</h1>
      {appeals.length === 0 ? (
        <Empty title={w.empty} help={w.emptyHelp} />
      ) : (
        <ul className="mt-6 divide-y divide-line border-y border-line">
          {appeals.map((appeal) => (
            <li key={appeal.id} className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[180px_1fr_180px]">
              <Sign tone={TONES[appeal.status]}>{w.states[appeal.status]}</Sign>
              <Link href={`/appeals/${appeal.id}`} dir="auto" className="truncate underline underline-offset-4">
                {appeal.statement}
              </Link>
              <span className="text-soft">
                {appeal.status === 'open'
                  ? `${w.due} ${when(appeal.dueAt)}`
                  : when(appeal.decidedAt ?? appeal.createdAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
