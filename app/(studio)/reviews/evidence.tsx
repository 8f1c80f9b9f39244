import type { CaseDetail } from '../../../lib/reviews/index';
import { CrossIcon, DashIcon, QuarterIcon, TickIcon } from '../../components/icons';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

const w = words.reviews;
type Found = Wire<CaseDetail>['evidence'][number];

/** What makes a reviewer's work: everything that triggered or could not run first, the rest folded. */
export function Evidence({ held }: { held: Wire<CaseDetail> }) {
  const telling = held.evidence.filter((finding) => finding.triggered || finding.status !== 'checked');
  const quiet = held.evidence.filter((finding) => !telling.includes(finding));
  return (
    <section aria-label={w.evidence}>
      <h3 className="label">{w.evidence}</h3>
      <p className="mb-2 text-xs text-faint">{w.evidenceHelp}</p>
      <Rows found={telling} />
      {quiet.length > 0 ? (
        <details className="mt-2 border-t border-line">
          <summary className="py-2 text-sm text-soft hover:text-ink">{w.others(quiet.length)}</summary>
          <Rows found={quiet} />
        </details>
      ) : null}
    </section>
  );
}

function Rows({ found }: { found: readonly Found[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {found.map((finding, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: one rule may speak twice in the same words
          key={`${finding.rule} ${index}`}
          className="grid grid-cols-[16px_1fr] gap-x-2 py-2 sm:grid-cols-[16px_1fr_auto]"
        >
          <span className="mt-[3px]">
            <Outcome finding={finding} />
          </span>
          <span className="min-w-0">
            {finding.words}
            <span className="figures block text-xs text-faint">
              {finding.rule}@{finding.version}
            </span>
          </span>
          <span className="figures whitespace-nowrap text-soft max-sm:col-start-2">
            {finding.score === null ? words.asset.statuses[finding.status] : numbers(finding)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const figure = (value: number) => String(Math.round(value * 1000) / 1000);

function numbers({ score, threshold }: Found): string {
  return `${figure(score ?? 0)} / ${threshold === null ? w.noThreshold : figure(threshold)}`;
}

function Outcome({ finding }: { finding: Found }) {
  if (finding.triggered)
    return (
      <span className="text-block">
        <CrossIcon size={14} />
        <span className="sr-only">{words.asset.triggered}</span>
      </span>
    );
  if (finding.status === 'checked')
    return (
      <span className="text-pass">
        <TickIcon size={14} />
        <span className="sr-only">{words.asset.statuses.checked}</span>
      </span>
    );
  return (
    <span className="text-review">
      {finding.status === 'inconclusive' ? <QuarterIcon size={14} /> : <DashIcon size={14} />}
      <span className="sr-only">{words.asset.statuses[finding.status]}</span>
    </span>
  );
}
