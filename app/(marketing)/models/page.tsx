import type { Metadata } from 'next';
import Link from 'next/link';
import { listModels } from '../../../lib/generations/index';
import { trainingDataOf } from '../../../lib/rights/index';
import { Empty } from '../../components/empty';
import { models as w } from '../../words/rights';

export const metadata: Metadata = { title: w.title };
/** The rows are what workers registered, so the page is made when it is asked for. */
export const dynamic = 'force-dynamic';

export default async function ModelsPage() {
  const models = await listModels();
  return (
    <div className="mx-auto w-full max-w-[880px] px-4 py-12 sm:px-8">
      <h1 className="display text-2xl sm:text-3xl">{w.title}</h1>
      <p className="mt-3 max-w-[60ch] text-soft">{w.lead}</p>
      {models.length === 0 ? <Empty title={w.none} help={w.noneHelp} /> : null}
      <ul className="mt-8 space-y-6">
        {models.map((model) => {
          const withPeople = model.families.filter((family) => !family.person_free).map(({ title }) => title);
          return (
            <li key={model.name} className="rounded border border-line bg-sheet p-5">
              <h2 className="display text-xl">
                {model.name} <span className="figures text-sm text-faint">{w.version(model.version)}</span>
              </h2>
              <dl className="mt-3 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[140px_1fr]">
                <dt className="label">{w.data}</dt>
                <dd>{trainingDataOf(model)}</dd>
                <dt className="label">{w.made}</dt>
                <dd>{w.kinds[model.digitalSourceType]}</dd>
                <dt className="label">{w.licence}</dt>
                <dd>{model.licence}</dd>
                <dt className="label">{w.people}</dt>
                <dd>
                  {withPeople.length === 0 && model.families.length > 0
                    ? w.personFree
                    : w.personsPossible(withPeople.join(', ') || '?')}
                </dd>
                <dt className="label">{w.weights}</dt>
                <dd className="figures text-xs break-all text-soft">{model.sha256}</dd>
              </dl>
            </li>
          );
        })}
      </ul>
      <p className="mt-8 text-sm">
        <Link href="/opt-out" className="underline underline-offset-4">
          {w.optOut}
        </Link>
      </p>
    </div>
  );
}
