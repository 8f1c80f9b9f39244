'use client';

import type { ReactNode } from 'react';
import { Field, inputClass, TextInput } from '../../../components/field';
import { words } from '../../../words';
import type { Draft, Limits } from './draft';
import { MoreFields } from './more-fields';
import { PlacementPicker } from './placement-picker';
import { type PresetCard, PresetPicker } from './preset-picker';
import { Problem } from './problem';
import { ProductDrop } from './product-drop';
import { WordingSuggestions } from './wording-suggestions';

interface BriefFormProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  presets: PresetCard[];
  engines: readonly string[];
  drawnBy: string | null;
  limits: Limits;
  /** What is wrong, by path of the brief. */
  problems: ReadonlyMap<string, string>;
  /** What policy says; it stands right under the words it speaks of. */
  children: ReactNode;
}

const w = words.studio;

export function BriefForm({ draft, change, presets, engines, drawnBy, limits, problems, children }: BriefFormProps) {
  const preset = presets.find((entry) => entry.slug === draft.preset);
  const invalid = (path: string, id: string) =>
    problems.has(path) ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {};
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <Field id="prompt" label={w.prompt} help={w.promptHelp} problem={problems.get('prompt')}>
          <textarea
            id="prompt"
            name="prompt"
            rows={3}
            maxLength={limits.promptCharacters}
            placeholder={w.promptPlaceholder}
            value={draft.prompt}
            onChange={(event) => change({ prompt: event.target.value, anyway: false })}
            className={`${inputClass} field-sizing-content min-h-[88px] resize-y`}
            aria-describedby="prompt-help"
            {...invalid('prompt', 'prompt')}
          />
        </Field>
        {children}
      </div>

      <PresetPicker presets={presets} chosen={draft.preset} onChange={(slug) => change({ preset: slug })} />

      <div className="space-y-3">
        {(['headline', 'subline', 'callToAction'] as const).map((part) => (
          <Field key={part} id={part} label={w[part]} hint={w.optional} problem={problems.get(`copy.${part}`)}>
            <TextInput
              id={part}
              name={part}
              dir="auto"
              autoComplete="off"
              placeholder={preset?.locked[part]}
              maxLength={limits[`${part}Characters`]}
              value={draft[part]}
              onChange={(event) => change({ [part]: event.target.value })}
              {...invalid(`copy.${part}`, part)}
            />
          </Field>
        ))}
        <WordingSuggestions draft={draft} instead={preset?.instead ?? []} change={change} />
        <Problem>{problems.get('copy')}</Problem>
      </div>

      <div className="space-y-1">
        <PlacementPicker chosen={draft.placements} onChange={(placements) => change({ placements })} />
        <Problem>{draft.placements.length === 0 ? w.noPlacement : problems.get('placements')}</Problem>
      </div>

      <ProductDrop product={draft.product} onChange={(product) => change({ product })} />

      <fieldset>
        <legend className="label mb-1">{w.layout}</legend>
        <div className="grid grid-cols-4 gap-1 rounded bg-well p-1">
          {[{ id: '', title: w.layoutAuto }, ...(preset?.layouts ?? [])].map(({ id, title }) => (
            <label
              key={id}
              className="relative rounded-[6px] px-1 py-1 text-center text-sm text-soft has-checked:bg-sheet has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="layout"
                value={id}
                checked={draft.layout === id}
                onChange={() => change({ layout: id })}
                className="sr-only"
              />
              {title}
            </label>
          ))}
        </div>
        <Problem>{problems.get('layout')}</Problem>
      </fieldset>

      <MoreFields
        draft={draft}
        change={change}
        engines={engines}
        drawnBy={drawnBy}
        limits={limits}
        problems={problems}
        alwaysLabelled={preset?.alwaysLabelled ?? false}
      />
    </div>
  );
}
