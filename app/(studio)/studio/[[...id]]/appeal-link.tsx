import Link from 'next/link';
import { words } from '../../../words';
import type { Run } from './use-run';

const w = words.appeals;

/** The way to object to a block, or to see what became of the objection. */
export function AppealLink({ run, item }: { run: Run; item: Run['items'][number] }) {
  const { appeal, verdict } = item;
  if (!appeal && verdict !== 'block') return null;
  const href = appeal ? `/appeals/${appeal.id}` : `/appeals/new?generation=${run.id}&item=${item.id}`;
  return (
    <p className="text-sm">
      <Link href={href} className="underline underline-offset-4">
        {appeal ? `${w.see}: ${w.states[appeal.status].toLowerCase()}` : w.link}
      </Link>
    </p>
  );
}
