import type { RuleRate } from '../../../lib/reviews/index';
import { words } from '../../words';

const w = words.transparency;
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** A share with its interval, never a bare bar; too little data is drawn as such. */
export function RateRow({ rate }: { rate: RuleRate }) {
  const { rule, published } = rate;
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[240px_1fr_170px] sm:items-center">
      <span className="figures">{rule}</span>
      {published ? (
        <>
          <span aria-hidden="true" className="relative block h-4 rounded-full bg-well">
            <span
              className="absolute inset-y-[5px] rounded-full bg-edge/60"
              style={{ left: percent(published.low), right: percent(1 - published.high) }}
            />
            <span
              className="absolute inset-y-0 w-[3px] -translate-x-1/2 rounded-full bg-accent"
              style={{ left: percent(published.rate) }}
            />
          </span>
          <span className="figures sm:text-right">
            {w.rate(percent(published.rate), percent(published.low), percent(published.high), published.decided)}
          </span>
        </>
      ) : (
        <>
          <span aria-hidden="true" className="hatched block h-4 rounded-full border border-dashed border-line" />
          <span className="text-soft sm:text-right">{w.insufficient}</span>
        </>
      )}
    </li>
  );
}
