'use client';

import { Button } from '../../../components/button';
import { words } from '../../../words';
import { contrastOf, isHex } from './contrast';
import { narrowClass, Section, type SectionProps } from './section';

const w = words.brands.editor;
const ROLES = ['primary', 'secondary', 'accent', 'background', 'text'] as const;
const MOST = 8;
const isRole = (text: string): text is (typeof ROLES)[number] => ROLES.some((role) => role === text);

export function ColourSection({ body, change }: SectionProps) {
  const { colours } = body;
  return (
    <Section title={w.sections.colours} open>
      <ul className="space-y-2">
        {colours.map(({ role, hex, weight }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a colour has no name of its own; its place is what it is called by
          <li key={at} className="flex flex-wrap items-center gap-2">
            <input
              type="color"
              aria-label={`${w.colour} ${at + 1}`}
              value={isHex(hex) ? hex.toLowerCase() : '#000000'}
              onChange={(event) => change(`colours.${at}.hex`, event.target.value)}
              className="h-9 w-10 shrink-0 rounded border border-edge/70 bg-sheet p-1"
            />
            <input
              aria-label={`${w.colour} ${at + 1} (hex)`}
              value={hex}
              maxLength={7}
              spellCheck={false}
              aria-invalid={!isHex(hex)}
              onChange={(event) => change(`colours.${at}.hex`, event.target.value)}
              className={`${narrowClass} w-[104px] font-mono tabular-nums`}
            />
            <select
              aria-label={`${w.role} ${at + 1}`}
              value={role}
              onChange={(event) => isRole(event.target.value) && change(`colours.${at}.role`, event.target.value)}
              className={`${narrowClass} w-auto flex-1`}
            >
              {ROLES.map((name) => (
                <option key={name} value={name}>
                  {w.roles[name]}
                </option>
              ))}
            </select>
            <input
              type="number"
              aria-label={`${w.weight} ${at + 1}`}
              min={0}
              max={1}
              step={0.05}
              value={weight}
              onChange={(event) =>
                change(`colours.${at}.weight`, Math.min(1, Math.max(0, event.target.valueAsNumber || 0)))
              }
              className={`${narrowClass} w-20 font-mono tabular-nums`}
            />
            {colours.length > 2 ? (
              <Button
                look="quiet"
                aria-label={`${w.remove} ${hex}`}
                onClick={() =>
                  change(
                    'colours',
                    colours.filter((_, i) => i !== at),
                  )
                }
              >
                {w.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {colours.length < MOST ? (
        <Button onClick={() => change('colours', [...colours, { role: 'secondary', hex: '#808080', weight: 0.1 }])}>
          {w.add}
        </Button>
      ) : null}
    </Section>
  );
}

/** Every pair with its number; what it is good for is said in words, never by colour alone. */
export function ContrastSection({ body }: Pick<SectionProps, 'body'>) {
  const pairs = body.colours.flatMap((one, at) => body.colours.slice(at + 1).map((other) => ({ one, other })));
  return (
    <Section title={w.sections.contrast} open>
      <p className="text-xs text-faint">{w.contrastHelp}</p>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3" data-testid="contrast">
        {pairs.map(({ one, other }, at) => {
          const contrast = contrastOf(one.hex, other.hex);
          const reads = contrast === null ? '' : contrast >= 4.5 ? w.reads : contrast >= 3 ? w.readsLarge : w.readsNot;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pairs are named by the places of their colours
            <li key={at} className="flex items-center gap-2 text-xs">
              <span
                aria-hidden="true"
                className="grid size-8 shrink-0 place-items-center rounded border border-line text-sm font-medium before:content-['Aa']"
                style={{ background: other.hex, color: one.hex }}
              />
              <span className="min-w-0">
                <span className="sr-only">
                  {w.contrastOf(`${w.roles[one.role]} ${one.hex}`, `${w.roles[other.role]} ${other.hex}`)}{' '}
                </span>
                <span className="figures block">{contrast === null ? '…' : contrast.toFixed(1)}</span>
                <span className={contrast !== null && contrast < 3 ? 'text-review' : 'text-soft'}>{reads}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
