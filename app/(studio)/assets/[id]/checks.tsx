import { ChevronIcon, CrossIcon, DashIcon, QuarterIcon, TickIcon } from '../../../components/icons';
import { words } from '../../../words';
import type { Check } from './record';

const w = words.asset;

/** Rules of one room often agree; what ran comes first, then what did not and why. */
const ORDER: Record<Check['status'], number> = {
  checked: 1,
  inconclusive: 2,
  not_run: 3,
  not_configured: 4,
  not_applicable: 5,
};

const rank = (check: Check) => (check.triggered ? 0 : ORDER[check.status]);
const figure = (value: number | null) => (value === null ? '' : String(Math.round(value * 1000) / 1000));
/** `safeguards/text-contrast` → `Text contrast`. */
const nameOf = (rule: string) => {
  const name = (rule.split('/')[1] ?? rule).replaceAll('-', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

/** Every check with its number against its limit, passes included. What read the brief is folded when nothing triggered. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const ofBrief = checks.filter((check) => check.rule.startsWith('policy/'));
  const ofPicture = checks.filter((check) => !check.rule.startsWith('policy/'));
  const quiet = ofBrief.length > 0 && ofBrief.every((check) => check.status === 'checked' && !check.triggered);
  return (
    <>
      <p className="figures mb-1 text-right text-faint">{w.columns}</p>
      <List checks={quiet ? ofPicture : [...ofPicture, ...ofBrief]} />
      {quiet ? (
        <details className="group border-t border-line">
          <summary className="flex items-center gap-2 rounded py-[6px] text-sm hover:bg-well">
            <span className="text-pass">
              <TickIcon size={14} />
              <span className="sr-only">{w.statuses.checked}</span>
            </span>
            <span className="flex-1">{w.briefChecks}</span>
            <span className="text-xs text-faint">{w.briefChecksQuiet(ofBrief.length)}</span>
            <span className="text-faint transition-transform group-open:rotate-90">
              <ChevronIcon size={12} />
            </span>
          </summary>
          <div className="pl-6">
            <List checks={ofBrief} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function List({ checks }: { checks: readonly Check[] }) {
  const sorted = [...checks].sort((a, b) => rank(a) - rank(b));
  return (
    <ul className="divide-y divide-line text-sm">
      {sorted.map((check, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: one rule may speak twice in the same words
          key={`${check.rule} ${index}`}
        >
          <details>
            <summary className="flex items-center gap-2 rounded py-[6px] hover:bg-well">
              <Outcome check={check} />
              <span className="min-w-0 flex-1 truncate">{nameOf(check.rule)}</span>
              {check.score === null ? (
                <span className="text-xs text-faint">
                  {check.status === 'checked' && !check.triggered ? '' : w.statuses[check.status]}
                </span>
              ) : (
                <span className="figures text-soft">
                  {figure(check.score)}
                  {check.threshold === null ? '' : <span className="text-faint"> / {figure(check.threshold)}</span>}
                </span>
              )}
            </summary>
            <p className="pb-2 pl-6 text-soft">
              {check.words}
              <span className="figures ml-2 whitespace-nowrap text-faint">
                {check.rule}@{check.version}
              </span>
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ check }: { check: Check }) {
  if (check.triggered)
    return (
      <span className="text-block">
        <CrossIcon size={14} />
        <span className="sr-only">{w.triggered}</span>
      </span>
    );
  if (check.status === 'checked')
    return (
      <span className="text-pass">
        <TickIcon size={14} />
        <span className="sr-only">{w.statuses.checked}</span>
      </span>
    );
  return (
    <span className="text-faint">
      {check.status === 'inconclusive' ? <QuarterIcon size={14} /> : <DashIcon size={14} />}
      <span className="sr-only">{w.statuses[check.status]}</span>
    </span>
  );
}
