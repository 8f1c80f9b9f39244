import { words } from '../../../words';

export interface PresetCard {
  id: string;
  slug: string;
  name: string;
  version: number;
  /** Hex colours, the background first. */
  colours: string[];
  background: string;
  ground: 'light' | 'dark';
  alwaysLabelled: boolean;
  /** Name and title. */
  layouts: readonly { id: string; title: string }[];
  /** What the brand says instead of a word. */
  instead: readonly { from: string; to: string }[];
  /** Fields the brand has fixed, as the form calls them, with what they are fixed to. */
  locked: Readonly<Record<string, string>>;
}

/** Brand cards: the logo on its own ground and the brand's colours by their weight. */
export function PresetPicker(props: { presets: PresetCard[]; chosen: string; onChange: (slug: string) => void }) {
  return (
    <fieldset>
      <legend className="label mb-1">{words.studio.preset}</legend>
      <div className="grid grid-cols-2 gap-2">
        {props.presets.map((preset) => (
          <label
            key={preset.id}
            className="relative overflow-hidden rounded border border-line bg-sheet transition-colors hover:border-edge has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="preset"
              value={preset.slug}
              checked={props.chosen === preset.slug}
              onChange={() => props.onChange(preset.slug)}
              className="sr-only"
            />
            <span
              className="m-[2px] grid h-14 place-items-center rounded-t-[6px] px-4"
              style={{ background: preset.background }}
            >
              {/* biome-ignore lint/performance/noImgElement: logos are served as they were given */}
              <img
                src={`/api/presets/${preset.id}/logo?ground=${preset.ground}`}
                alt=""
                className="max-h-8 max-w-full object-contain"
              />
            </span>
            <span className="mx-[2px] flex h-[6px]" aria-hidden="true">
              {preset.colours.map((colour) => (
                <span key={colour} className="flex-1" style={{ background: colour }} />
              ))}
            </span>
            <span className="flex items-baseline justify-between gap-2 px-3 py-2">
              <span className="truncate text-sm font-medium">{preset.name}</span>
              <span className="figures text-faint" title={words.studio.presetVersion(preset.version)}>
                v{preset.version}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
