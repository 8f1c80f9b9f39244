import type { PolicyView } from '../../../lib/policies/index';
import { inputClass } from '../../components/field';
import { ChevronIcon } from '../../components/icons';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

interface Props {
  rules: Wire<PolicyView>['rules'];
  thresholds: Readonly<Record<string, { review: number; block: number }>>;
}

const w = words.policy;

/** Rules by family; a family opens when it holds a change. Each rule says how far it may be loosened. */
export function RuleFields({ rules, thresholds }: Props) {
  const families = [...new Set(rules.map(({ family }) => family))];
  return (
    <div className="divide-y divide-line rounded border border-line">
      {families.map((family) => {
        const own = rules.filter((rule) => rule.family === family);
        return (
          <details key={family} open={own.some(({ id }) => thresholds[id] !== undefined)} className="group px-3">
            <summary className="flex items-center gap-1 py-2 text-sm font-medium hover:text-ink">
              <span className="text-faint transition-transform group-open:rotate-90">
                <ChevronIcon />
              </span>
              {w.families[family] ?? family}
              <span className="ml-auto text-xs font-normal text-soft">{w.rulesOf(own.length)}</span>
            </summary>
            <ul className="pb-3">
              {own.map((rule) => (
                <li
                  key={rule.id}
                  className="grid items-end gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_112px_112px]"
                >
                  <div>
                    <p className="font-mono text-xs">{rule.id}</p>
                    <p className="text-xs text-soft">
                      {rule.loosening === 'never' ? w.locked : rule.loosening === 'review' ? w.soften : w.open}
                    </p>
                  </div>
                  <Threshold
                    id={`${rule.id}.review`}
                    label={w.reviewFrom}
                    value={thresholds[rule.id]?.review ?? rule.review}
                  />
                  <Threshold
                    id={`${rule.id}.block`}
                    label={w.blockFrom}
                    value={thresholds[rule.id]?.block ?? rule.block}
                  />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

function Threshold({ id, label, value }: { id: string; label: string; value: number }) {
  return (
    <label className="block text-xs text-soft">
      {label}
      <input
        type="number"
        name={id}
        min={0}
        max={1.01}
        step={0.01}
        required
        defaultValue={value}
        className={`${inputClass} mt-[2px] tabular-nums`}
      />
    </label>
  );
}
