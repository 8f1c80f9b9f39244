'use client';

import { inputClass } from '../../../components/field';
import { words } from '../../../words';
import { Section, type SectionProps } from './section';
import type { Body } from './use-document';

const w = words.brands.editor;
type Locked = Body['locked'];
const TEXTS = ['headline', 'subline', 'callToAction', 'negativePrompt'] as const;

/** Fields a brief may not change; an empty field is free. */
export function LockedSection({ body, change }: SectionProps) {
  const { locked, layouts } = body;
  const set = (field: keyof Locked, value: string | boolean | undefined) => {
    const { [field]: _, ...rest } = locked;
    change('locked', value === undefined || value === '' ? rest : { ...rest, [field]: value });
  };
  const label = (field: 'headline' | 'subline' | 'callToAction' | 'negativePrompt') =>
    field === 'negativePrompt' ? words.studio.negative : words.studio[field];
  return (
    <Section title={w.sections.locked}>
      <p className="text-xs text-faint">{w.lockedHelp}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <label className="space-y-1">
          <span className="label block">{words.studio.layout}</span>
          <select
            value={locked.layout ?? ''}
            onChange={(event) => set('layout', event.target.value)}
            className={inputClass}
          >
            <option value="">{w.free}</option>
            {layouts.map((id) => (
              <option key={id} value={id}>
                {body.ownLayouts.find((own) => own.id === id)?.title ?? id}
              </option>
            ))}
          </select>
        </label>
        <label className="space-y-1">
          <span className="label block">{w.aiLabel}</span>
          <select
            value={locked.aiLabel === undefined ? '' : String(locked.aiLabel)}
            onChange={(event) => set('aiLabel', event.target.value === '' ? undefined : event.target.value === 'true')}
            className={inputClass}
          >
            <option value="">{w.free}</option>
            <option value="true">{w.yes}</option>
            <option value="false">{w.no}</option>
          </select>
        </label>
        {TEXTS.map((field) => (
          <label key={field} className="space-y-1">
            <span className="label block">{label(field)}</span>
            <input
              value={locked[field] ?? ''}
              placeholder={w.free}
              maxLength={160}
              onChange={(event) => set(field, event.target.value)}
              className={inputClass}
            />
          </label>
        ))}
      </div>
    </Section>
  );
}
