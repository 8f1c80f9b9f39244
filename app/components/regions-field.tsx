import type { Region } from '../../lib/pipeline/brief/index';
import { words } from '../words';

const w = words.regions;
const IDS = Object.keys(w.names) as Region[];

interface RegionsFieldProps {
  chosen: readonly Region[];
  onChange: (chosen: Region[]) => void;
  problem?: string | undefined;
}

/** Where a picture is to be shown: decides which notices it gets. Under each place stands what it asks for. */
export function RegionsField({ chosen, onChange, problem }: RegionsFieldProps) {
  const toggle = (id: Region) =>
    onChange(IDS.filter((entry) => (entry === id ? !chosen.includes(id) : chosen.includes(entry))));
  return (
    <fieldset>
      <legend className="label mb-1">{w.legend}</legend>
      <p className="mb-2 text-xs text-faint">{w.help}</p>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {IDS.map((id) => (
          <label key={id} className="flex items-start gap-2 text-sm">
            <input
              type="checkbox"
              name="regions"
              value={id}
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              className="mt-0.5 size-4 accent-accent"
            />
            <span>
              {w.names[id]}
              <span className="block text-xs text-faint">{w.asks[id]}</span>
            </span>
          </label>
        ))}
      </div>
      {problem ? <p className="mt-1 text-xs text-block">{problem}</p> : null}
    </fieldset>
  );
}
