import { Field, inputClass, TextInput } from '../../../components/field';
import { ChevronIcon } from '../../../components/icons';
import { RegionsField } from '../../../components/regions-field';
import { words } from '../../../words';
import { DiversifyField } from './diversify-field';
import { asksWhoIsSeen, type Draft, type Limits } from './draft';
import { InitialField } from './initial-field';
import { PeopleField } from './people-field';

interface MoreFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  engines: readonly string[];
  /** What would draw the brief as it stands; null before the first answer. */
  drawnBy: string | null;
  limits: Limits;
  problems: ReadonlyMap<string, string>;
  alwaysLabelled: boolean;
}

const w = words.studio;

/** What most briefs leave alone. */
export function MoreFields({ draft, change, engines, drawnBy, limits, problems, alwaysLabelled }: MoreFieldsProps) {
  return (
    <details className="group border-t border-line pt-4">
      <summary className="flex items-center gap-1 rounded text-sm font-medium text-soft hover:text-ink">
        <span className="transition-transform group-open:rotate-90">
          <ChevronIcon />
        </span>
        {w.more}
      </summary>
      <div className="mt-3 space-y-3">
        <div className="grid grid-cols-2 gap-3">
          <Field id="seed" label={w.seed} hint={w.optional} problem={problems.get('seed')}>
            <TextInput
              id="seed"
              name="seed"
              inputMode="numeric"
              pattern="[0-9]*"
              maxLength={10}
              value={draft.seed}
              onChange={(event) => change({ seed: event.target.value.replace(/\D/g, '') })}
              className="font-mono tabular-nums"
            />
          </Field>
          <Field id="count" label={w.count} problem={problems.get('count')}>
            <TextInput
              id="count"
              name="count"
              type="number"
              min={1}
              max={limits.count}
              value={draft.count}
              onChange={(event) =>
                change({ count: Math.min(limits.count, Math.max(1, event.target.valueAsNumber || 1)) })
              }
              className="font-mono tabular-nums"
            />
          </Field>
        </div>
        <p className="text-xs text-faint">{w.seedHelp}</p>
        <Field id="negative" label={w.negative} hint={w.optional} problem={problems.get('negativePrompt')}>
          <TextInput
            id="negative"
            name="negativePrompt"
            placeholder={w.negativePlaceholder}
            maxLength={limits.promptCharacters}
            value={draft.negativePrompt}
            onChange={(event) => change({ negativePrompt: event.target.value })}
          />
        </Field>
        {engines.length > 1 ? (
          <Field id="engine" label={w.engine} problem={problems.get('engine')}>
            <select
              id="engine"
              name="engine"
              value={draft.engine}
              onChange={(event) => change({ engine: event.target.value })}
              className={inputClass}
            >
              <option value="">{w.engineAutomatic(draft.engine === '' ? drawnBy : null)}</option>
              {engines.map((engine) => (
                <option key={engine} value={engine}>
                  {engine}
                </option>
              ))}
            </select>
          </Field>
        ) : null}
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="aiLabel"
            checked={draft.aiLabel || alwaysLabelled}
            disabled={alwaysLabelled}
            onChange={(event) => change({ aiLabel: event.target.checked })}
            className="size-4"
          />
          {w.aiLabel}
        </label>
        {alwaysLabelled ? <p className="text-xs text-faint">{w.presetAlways}</p> : null}
        <InitialField draft={draft} change={change} problems={problems} />
        <RegionsField
          chosen={draft.regions}
          onChange={(regions) => change({ regions })}
          problem={problems.get('regions')}
        />
        {asksWhoIsSeen(draft) ? <PeopleField draft={draft} change={change} problem={problems.get('people')} /> : null}
        <DiversifyField draft={draft} change={change} />
      </div>
    </details>
  );
}
