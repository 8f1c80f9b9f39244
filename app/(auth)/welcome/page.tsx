import type { Metadata } from 'next';
import { NewOrganisationForm } from '../../components/new-organisation-form';
import { requirePerson } from '../../session/actor';
import { words } from '../../words';
import { AuthFrame } from '../auth-frame';

export const metadata: Metadata = { title: words.entry.welcomeTitle };

export default async function WelcomePage() {
  await requirePerson('/welcome');
  return (
    <AuthFrame title={words.entry.welcomeTitle} lead={words.entry.welcomeLead}>
      <div className="mt-6">
        <NewOrganisationForm submit={words.entry.welcomeSubmit} />
      </div>
    </AuthFrame>
  );
}
