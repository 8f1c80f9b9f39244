import { Field, inputClass } from '../../../components/field';
import { words } from '../../../words';
import type { Draft } from './draft';

const w = words.seal;

interface PeopleFieldProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problem: string | undefined;
}

/** Who is to be seen; unsaid, a person looks. */
export function PeopleField({ draft, change, problem }: PeopleFieldProps) {
  return (
    <Field id="people" label={w.people} problem={problem}>
      <select
        id="people"
        name="people"
        value={draft.people}
        onChange={(event) => change({ people: event.target.value as Draft['people'] })}
        className={inputClass}
      >
        <option value="">{words.studio.initial.unsaid}</option>
        {(['none', 'real', 'synthetic'] as const).map((answer) => (
          <option key={answer} value={answer}>
            {w.peopleOptions[answer]}
          </option>
        ))}
      </select>
    </Field>
  );
}
