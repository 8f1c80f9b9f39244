import { PLACEMENTS } from '../../../../lib/pipeline/brief/placements/index';
import { words } from '../../../words';

const BOX = { width: 44, height: 48 } as const;

/** Placements as they are: each frame in its real proportions, with the part the host's own interface leaves free. */
export function PlacementPicker({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  return (
    <fieldset>
      <legend className="label mb-1">{words.studio.placements}</legend>
      <div className="grid grid-cols-2 gap-2">
        {PLACEMENTS.map((placement) => {
          const scale = Math.min(BOX.width / placement.width, BOX.height / placement.height);
          const { top, right, bottom, left } = placement.safeZone;
          return (
            <label
              key={placement.id}
              className="relative flex items-center gap-3 rounded border border-line bg-sheet p-2 transition-colors hover:border-edge has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="checkbox"
                name="placements"
                value={placement.id}
                checked={chosen.includes(placement.id)}
                onChange={(event) =>
                  onChange(
                    PLACEMENTS.map(({ id }) => id).filter((id) =>
                      id === placement.id ? event.target.checked : chosen.includes(id),
                    ),
                  )
                }
                className="peer sr-only"
              />
              <span
                aria-hidden="true"
                className="grid h-12 w-11 shrink-0 place-items-center text-edge peer-checked:text-accent"
              >
                <svg
                  aria-hidden="true"
                  width={placement.width * scale}
                  viewBox={`0 0 ${placement.width} ${placement.height}`}
                  className="overflow-visible"
                >
                  <rect
                    width={placement.width}
                    height={placement.height}
                    fill="none"
                    stroke="currentColor"
                    strokeWidth="1.5"
                    vectorEffect="non-scaling-stroke"
                  />
                  <rect
                    x={left}
                    y={top}
                    width={placement.width - left - right}
                    height={placement.height - top - bottom}
                    fill="currentColor"
                    opacity="0.18"
                  />
                </svg>
              </span>
              <span className="min-w-0">
                <span className="block text-sm leading-4 font-medium">{placement.title}</span>
                <span className="figures text-faint">
                  {placement.width}×{placement.height}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
