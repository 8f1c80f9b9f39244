'use client';

import { useId, useState } from 'react';
import { Field, inputClass, TextInput } from '../../../components/field';
import { words } from '../../../words';
import { linesOf, Section, type SectionProps } from './section';

const w = words.brands.editor;

export function NameSection({ body, change }: SectionProps) {
  return (
    <Section title={w.sections.name} open>
      <Field id="brandName" label={w.sections.name}>
        <TextInput
          id="brandName"
          value={body.name}
          maxLength={80}
          onChange={(event) => change('name', event.target.value)}
        />
      </Field>
    </Section>
  );
}

interface LinesProps {
  label: string;
  help?: string;
  value: readonly string[];
  /** The lines that count; the others are still being typed. */
  keeps?: (line: string) => boolean;
  onChange: (lines: string[]) => void;
}

/** A list as lines of text: what is typed stays as typed, the list is what counts of it; undo and merges change it from outside. */
function Lines({ label, help, value, keeps = () => true, onChange }: LinesProps) {
  const id = useId();
  const [text, setText] = useState(value.join('\n'));
  const typed = linesOf(text).filter(keeps).join('\n');
  return (
    <Field id={id} label={label} help={help ?? w.perLine}>
      <textarea
        id={id}
        rows={3}
        value={typed === value.join('\n') ? text : value.join('\n')}
        onChange={(event) => {
          setText(event.target.value);
          onChange(linesOf(event.target.value).filter(keeps));
        }}
        className={`${inputClass} field-sizing-content min-h-[64px]`}
      />
    </Field>
  );
}

const ARROW = /^(.+?) → (.+)$/;

export function VoiceSections({ body, change }: SectionProps) {
  const { voice, style } = body;
  return (
    <>
      <Section title={w.sections.voice}>
        <Lines label={w.use} value={voice.use} onChange={(lines) => change('voice.use', lines)} />
        <Lines label={w.avoid} value={voice.avoid} onChange={(lines) => change('voice.avoid', lines)} />
        <Lines
          label={w.instead}
          help={w.insteadHelp}
          value={(voice.instead ?? []).map(({ from, to }) => `${from} → ${to}`)}
          keeps={(line) => ARROW.test(line)}
          onChange={(lines) =>
            change(
              'voice.instead',
              lines.map((line) => {
                const [, from = '', to = ''] = ARROW.exec(line) ?? [];
                return { from: from.trim(), to: to.trim() };
              }),
            )
          }
        />
      </Section>
      <Section title={w.sections.style}>
        <Lines label={w.styleWords} value={style.words} onChange={(lines) => change('style.words', lines)} />
        <Lines label={w.negative} value={style.negative} onChange={(lines) => change('style.negative', lines)} />
      </Section>
    </>
  );
}

const NUMBERS = [
  { name: 'colourDifference', min: 1, max: 60, step: 1 },
  { name: 'logoMatch', min: 0, max: 1, step: 0.05 },
  { name: 'logoContrast', min: 1, max: 21, step: 0.1 },
  { name: 'contrast', min: 3, max: 21, step: 0.5 },
  { name: 'ownType', min: 0, max: 1, step: 0.1 },
] as const;

export function RulesSections({ body, change }: SectionProps) {
  const { disclosure, enforcement } = body;
  return (
    <>
      <Section title={w.sections.disclosure}>
        <Field id="aiLabel" label={w.aiLabel}>
          <select
            id="aiLabel"
            value={disclosure.aiLabel}
            onChange={(event) => change('disclosure.aiLabel', event.target.value)}
            className={inputClass}
          >
            {Object.entries(w.aiLabels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field id="mining" label={w.mining}>
          <select
            id="mining"
            value={disclosure.trainingMining}
            onChange={(event) => change('disclosure.trainingMining', event.target.value)}
            className={inputClass}
          >
            {Object.entries(w.minings).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
      </Section>
      <Section title={w.sections.thresholds}>
        <p className="text-xs text-faint">{w.thresholdsHelp}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          {NUMBERS.map(({ name, min, max, step }) => (
            <Field key={name} id={name} label={w.thresholdNames[name]}>
              <TextInput
                id={name}
                type="number"
                min={min}
                max={max}
                step={step}
                value={enforcement[name]}
                onChange={(event) =>
                  change(`enforcement.${name}`, Math.min(max, Math.max(min, event.target.valueAsNumber || min)))
                }
                className="font-mono tabular-nums"
              />
            </Field>
          ))}
        </div>
        {(['correctColour', 'relayout'] as const).map((name) => (
          <label key={name} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={enforcement[name]}
              onChange={(event) => change(`enforcement.${name}`, event.target.checked)}
              className="size-4"
            />
            {w[name]}
          </label>
        ))}
      </Section>
    </>
  );
}
