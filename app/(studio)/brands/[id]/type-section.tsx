'use client';

import type { ChangeEvent } from 'react';
import { Button } from '../../../components/button';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';
import { narrowClass, Section, type SectionProps } from './section';
import type { Body } from './use-document';
import { usePresetFile } from './use-preset-file';

const w = words.brands.editor;
type Font = Body['fonts'][number];

interface Props extends SectionProps {
  families: readonly string[];
  presetId: string;
}

export function TypeSection({ body, change, families, presetId }: Props) {
  const known = [...new Set([...body.fonts.map((font) => font.family), ...families])];
  const { busy, failure, upload } = usePresetFile<Font>(presetId, 'font', (font) =>
    change('fonts', [...body.fonts, font]),
  );
  return (
    <Section title={w.sections.type}>
      {(['display', 'text'] as const).map((part) => {
        const face = body.type[part];
        return (
          <fieldset key={part} className="space-y-1">
            <legend className="label">{w.faces[part]}</legend>
            <div className="flex flex-wrap gap-2">
              <select
                aria-label={`${w.family}, ${w.faces[part]}`}
                value={face.family}
                onChange={(event) => change(`type.${part}.family`, event.target.value)}
                className={`${narrowClass} w-auto min-w-[160px] flex-1`}
              >
                {known.includes(face.family) ? null : <option value={face.family}>{face.family}</option>}
                {known.map((family) => (
                  <option key={family}>{family}</option>
                ))}
              </select>
              <select
                aria-label={`${w.weight}, ${w.faces[part]}`}
                value={face.weight}
                onChange={(event) => change(`type.${part}.weight`, Number(event.target.value))}
                className={`${narrowClass} w-24`}
              >
                {[100, 200, 300, 400, 500, 600, 700, 800, 900].map((weight) => (
                  <option key={weight}>{weight}</option>
                ))}
              </select>
              <input
                type="number"
                aria-label={`${w.tracking}, ${w.faces[part]}`}
                title={w.tracking}
                min={-0.1}
                max={0.3}
                step={0.005}
                value={face.tracking}
                onChange={(event) =>
                  change(`type.${part}.tracking`, Math.min(0.3, Math.max(-0.1, event.target.valueAsNumber || 0)))
                }
                className={`${narrowClass} w-24 font-mono tabular-nums`}
              />
              <label className="flex items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  checked={face.case === 'upper'}
                  onChange={(event) => change(`type.${part}.case`, event.target.checked ? 'upper' : 'none')}
                  className="size-4"
                />
                {w.upper}
              </label>
            </div>
          </fieldset>
        );
      })}
      <h3 className="label">{w.ownFonts}</h3>
      <ul className="space-y-2">
        {body.fonts.map((font, at) => (
          <li key={font.blob + font.weight} className="flex flex-wrap items-center gap-2 text-sm">
            <span className="min-w-[180px] flex-1">
              <span className="font-medium">
                {font.family} {font.weight}
              </span>
              <span className="block text-xs text-faint">{w.fontFacts(font.scripts.join(', '), font.embedding)}</span>
            </span>
            <input
              aria-label={`${w.licence}, ${font.family} ${font.weight}`}
              placeholder={w.licence}
              value={font.licence}
              maxLength={400}
              onChange={(event) => change(`fonts.${at}.licence`, event.target.value)}
              className={`${narrowClass} min-w-[140px] flex-1`}
            />
            <Button
              look="quiet"
              onClick={() =>
                change(
                  'fonts',
                  body.fonts.filter((_, i) => i !== at),
                )
              }
            >
              {w.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div aria-live="polite">{failure ? <Note tone="block" title={failure} /> : null}</div>
      <UploadButton
        label={busy ? w.uploading : w.upload}
        accept=".woff2,.woff,.ttf,.otf"
        disabled={busy}
        onChange={upload}
      />
    </Section>
  );
}

interface UploadProps {
  label: string;
  accept: string;
  disabled?: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** A file field that looks like a button and is reached by keyboard. */
export function UploadButton({ label, accept, disabled, onChange }: UploadProps) {
  return (
    <label className="inline-flex h-9 items-center rounded border border-line bg-sheet px-3 text-sm font-medium hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      {label}
      <input type="file" accept={accept} disabled={disabled} onChange={onChange} className="sr-only" />
    </label>
  );
}
