import type { RatesFinding } from '../../../../lib/audits/index';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';

const w = words.audits;

/** The very sentences, because a rate helps nobody to mend a rule. */
export function Differing({ finding }: { finding: RatesFinding }) {
  if (finding.differing.length === 0) return <p className="mt-3 text-sm text-soft">{w.noDiffering}</p>;
  return (
    <Note tone="review" title={w.differingNote(finding.differing.length)}>
      <details>
        <summary className="text-sm font-medium text-accent underline underline-offset-4">
          {w.differing} ({finding.differing.length})
        </summary>
        <ul className="mt-2 divide-y divide-line text-sm">
          {finding.differing.map(({ prompt, group, text, verdict, usual, rules }) => (
            <li key={`${prompt} ${group}`} className="grid gap-x-4 py-1 sm:grid-cols-[1fr_200px]">
              <span>“{text}”</span>
              <span className="text-soft">
                {w.usually(verdict, usual)}
                {rules.length > 0 ? <span className="figures block">{rules.join(', ')}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Note>
  );
}
