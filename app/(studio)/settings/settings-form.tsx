'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { OrganisationView } from '../../../lib/accounts/index';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, inputClass, TextInput } from '../../components/field';
import { Section } from '../../components/page-frame';
import { useSend } from '../../components/use-send';
import { Note, Sign } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

interface SettingsFormProps {
  organisation: Wire<OrganisationView>;
  presets: { id: string; name: string }[];
  editable: boolean;
  secondFactor: boolean;
}

function changeFrom(form: HTMLFormElement) {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '').trim();
  return {
    name: text('name'),
    regions: text('regions')
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((region) => region.toUpperCase()),
    retentionDays: text('retentionDays') === '' ? null : Number(text('retentionDays')),
    defaultPresetId: text('defaultPresetId') || null,
    secondFactorRequired: given.has('secondFactorRequired'),
  };
}

export function SettingsForm({ organisation, presets, editable, secondFactor }: SettingsFormProps) {
  const { send, working, failure } = useSend();
  const [saved, setSaved] = useState(false);
  const router = useRouter();
  const { settings } = words;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(false);
    if (!(await send('/api/organisation', 'PATCH', changeFrom(event.currentTarget)))) return;
    setSaved(true);
    router.refresh();
  }
  return (
    <form onSubmit={submit} onChange={() => setSaved(false)}>
      <fieldset disabled={!editable} className="contents">
        <Section title={words.entry.organisation}>
          <Field id="name" label={settings.name}>
            <TextInput id="name" name="name" defaultValue={organisation.name} maxLength={80} required />
          </Field>
          <p className="text-sm text-soft">
            {settings.slug}: <code className="figures">{organisation.slug}</code>{' '}
            <span className="text-faint">{settings.slugHelp}</span>
          </p>
        </Section>
        <Section title={settings.pictures}>
          <Field id="regions" label={settings.regions} help={settings.regionsHelp}>
            <TextInput
              id="regions"
              name="regions"
              defaultValue={organisation.regions.join(', ')}
              aria-describedby="regions-help"
            />
          </Field>
          <Field id="defaultPresetId" label={settings.preset}>
            <select
              id="defaultPresetId"
              name="defaultPresetId"
              className={inputClass}
              defaultValue={organisation.defaultPresetId ?? ''}
            >
              <option value="">{settings.presetNone}</option>
              {presets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <Field id="retentionDays" label={settings.retention} help={settings.retentionHelp}>
            <TextInput
              id="retentionDays"
              name="retentionDays"
              type="number"
              min={1}
              max={3650}
              step={1}
              defaultValue={organisation.retentionDays ?? ''}
              aria-describedby="retentionDays-help"
              className="max-w-[140px]"
            />
          </Field>
        </Section>
        <Section title={words.account.factor}>
          <label className="flex items-start gap-3 text-sm">
            <input
              type="checkbox"
              name="secondFactorRequired"
              defaultChecked={organisation.secondFactorRequired}
              className="mt-1 size-4"
            />
            <span>
              <span className="font-medium">{settings.factor}</span>
              <span className="block text-soft">{settings.factorHelp}</span>
              {secondFactor ? null : <span className="block text-soft">{settings.factorYou}</span>}
            </span>
          </label>
        </Section>
      </fieldset>
      <div className="mt-6 md:pl-[252px]">
        {editable ? (
          <div className="space-y-3">
            <Failure text={failure} />
            <div className="flex items-center gap-3">
              <Button type="submit" look="primary" disabled={working}>
                {settings.save}
              </Button>
              <span aria-live="polite">{saved ? <Sign tone="pass">{settings.saved}</Sign> : null}</span>
            </div>
          </div>
        ) : (
          <Note tone="plain" title={settings.readOnly} />
        )}
      </div>
    </form>
  );
}
