import type { Metadata } from 'next';
import { optOut as w } from '../../words/rights';
import { OptOutForm } from './opt-out-form';

export const metadata: Metadata = { title: w.title };

export default function OptOutPage() {
  return (
    <div className="mx-auto w-full max-w-[720px] px-4 py-12 sm:px-8">
      <h1 className="display text-2xl sm:text-3xl">{w.title}</h1>
      <p className="mt-3 max-w-[60ch] text-soft">{w.lead}</p>
      <ul className="mt-4 max-w-[60ch] list-disc space-y-1 pl-5 text-sm text-soft">
        {w.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <OptOutForm />
    </div>
  );
}
