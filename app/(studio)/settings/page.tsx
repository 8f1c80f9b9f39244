import type { Metadata } from 'next';
import { can, getOrganisation } from '../../../lib/accounts/index';
import { listPresets } from '../../../lib/brands/index';
import { NewOrganisationForm } from '../../components/new-organisation-form';
import { PageFrame, Section } from '../../components/page-frame';
import { toWire } from '../../http/wire';
import { currentSession, requireActor } from '../../session/actor';
import { words } from '../../words';
import { SettingsForm } from './settings-form';

export const metadata: Metadata = { title: words.settings.title };

export default async function SettingsPage() {
  const actor = await requireActor('/settings');
  const [organisation, presets, session] = await Promise.all([
    getOrganisation(actor),
    listPresets(actor),
    currentSession(),
  ]);
  const { settings } = words;
  return (
    <PageFrame title={settings.title} lead={settings.lead(actor.organisationName)}>
      <SettingsForm
        organisation={toWire(organisation)}
        presets={presets.map(({ id, name }) => ({ id, name }))}
        editable={can(actor, 'organisation:write')}
        secondFactor={session?.person.secondFactor ?? false}
      />
      <Section title={settings.newOrganisation} help={settings.newOrganisationHelp}>
        <NewOrganisationForm submit={settings.create} />
      </Section>
    </PageFrame>
  );
}
