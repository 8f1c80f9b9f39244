import type { Metadata } from 'next';
import Link from 'next/link';
import { CLAUSES, FRAMEWORKS, NOT_COVERED } from '../../../../lib/reports/index';
import { Sign } from '../../../components/verdict';
import { words } from '../../../words';

export const metadata: Metadata = { title: words.transparency.clauses };

const w = words.transparency;

/** Which clause is answered by which control, shown by which test; and what is not. */
export default function ClausesPage() {
  return (
    <div className="mx-auto w-full max-w-[960px] px-4 py-10 sm:px-8">
      <p className="text-sm">
        <Link href="/transparency" className="text-soft underline underline-offset-4">
          {w.title}
        </Link>
      </p>
      <h1 className="display mt-1 text-2xl sm:text-3xl">{w.clauses}</h1>
      <p className="mt-3 max-w-[68ch] text-soft">{w.clausesLead}</p>
      {Object.entries(FRAMEWORKS).map(([framework, title]) => (
        <section key={framework} className="mt-10">
          <h2 className="display text-xl">{title}</h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {CLAUSES.filter((entry) => entry.framework === framework).map((entry) => (
              <li key={entry.clause} className="grid gap-x-6 gap-y-1 py-4 text-sm sm:grid-cols-[150px_1fr]">
                <div>
                  <p className="font-medium">{entry.clause}</p>
                  <Sign tone={entry.covered === 'yes' ? 'pass' : 'review'}>{w.covered[entry.covered]}</Sign>
                </div>
                <div className="min-w-0 space-y-1">
                  <p>{entry.about}</p>
                  <p className="text-soft">
                    {w.control}: {entry.control}.
                  </p>
                  <p className="text-soft">
                    {w.evidence}: {entry.evidence}.
                  </p>
                  {entry.left ? (
                    <p className="text-soft">
                      {w.left}: {entry.left}
                    </p>
                  ) : null}
                  <details>
                    <summary className="text-faint hover:text-ink">{w.tests(entry.tests.length)}</summary>
                    <ul className="mt-1 space-y-1">
                      {entry.tests.map(({ file, name }) => (
                        <li key={name} className="text-soft">
                          {name} <span className="figures break-all text-faint">{file}</span>
                        </li>
                      ))}
                    </ul>
                  </details>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="mt-10">
        <h2 className="display text-xl">{w.notCovered}</h2>
        <ul className="mt-3 max-w-[72ch] list-disc space-y-1 pl-5 text-sm">
          {NOT_COVERED.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
