import type { FoundColour, FoundFont, FoundLogo } from '../../../../lib/brands/index';
import { words } from '../../../words';

const w = words.brands.intake;

interface ColoursProps {
  colours: readonly FoundColour[];
  kept: ReadonlySet<number>;
  onChange: (kept: ReadonlySet<number>) => void;
}

export function FoundColours({ colours, kept, onChange }: ColoursProps) {
  return (
    <fieldset>
      <legend className="label mb-2">{w.colours}</legend>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {colours.map((colour, at) => (
          <li key={colour.hex}>
            <label className="flex items-center gap-3 rounded border border-line bg-sheet p-2 text-sm">
              <input
                type="checkbox"
                checked={kept.has(at)}
                onChange={(event) => {
                  const next = new Set(kept);
                  if (event.target.checked) next.add(at);
                  else next.delete(at);
                  onChange(next);
                }}
                className="size-4"
              />
              <span
                aria-hidden="true"
                className="size-8 rounded border border-line"
                style={{ background: colour.hex }}
              />
              <span>
                <span className="figures block">{colour.hex}</span>
                <span className="text-xs text-faint">
                  {words.brands.editor.roles[colour.role]},{' '}
                  {colour.uses === null ? w.area(colour.weight) : w.uses(colour.uses)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

export function FoundFonts({ fonts }: { fonts: readonly FoundFont[] }) {
  if (fonts.length === 0) return null;
  return (
    <section>
      <h2 className="label mb-2">{w.fonts}</h2>
      <ul className="space-y-1 text-sm">
        {fonts.map((font) => (
          <li key={font.family}>
            <span className="font-medium">{font.family}</span>, {w.uses(font.uses)}:{' '}
            {font.bundled ? w.bundled : w.notBundled}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LogosProps {
  logos: readonly FoundLogo[];
  chosen: string | null;
  onChange: (data: string | null) => void;
}

export function FoundLogos({ logos, chosen, onChange }: LogosProps) {
  if (logos.length === 0) return null;
  return (
    <fieldset>
      <legend className="label mb-2">{w.logos}</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {logos.map((logo) => (
          <label
            key={logo.name + (logo.data ?? '').slice(-24)}
            className="flex items-center gap-3 rounded border border-line bg-sheet p-2 text-sm"
          >
            <input
              type="radio"
              name="logo"
              disabled={logo.data === null}
              checked={logo.data !== null && chosen === logo.data}
              onChange={() => onChange(logo.data)}
            />
            {logo.data ? (
              // biome-ignore lint/performance/noImgElement: cut out of the picture a moment ago
              <img src={logo.data} alt={logo.name} className="h-12 max-w-[120px] bg-[#e5e5e0] object-contain p-1" />
            ) : null}
            <span className="min-w-0">
              <span className="block truncate">{logo.name}</span>
              <span className="text-xs text-faint">{logo.data === null ? w.notFetched : logo.why}</span>
            </span>
          </label>
        ))}
        <label className="flex items-center gap-3 rounded border border-line bg-sheet p-2 text-sm">
          <input type="radio" name="logo" checked={chosen === null} onChange={() => onChange(null)} />
          {w.noLogo}
        </label>
      </div>
    </fieldset>
  );
}
