import type { Metadata } from 'next';
import { can } from '../../../../lib/accounts/index';
import { Empty } from '../../../components/empty';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { IntakeDesk } from './intake-desk';

export const metadata: Metadata = { title: words.brands.intake.title };

export default async function NewBrandPage() {
  const actor = await requireActor('/brands/new');
  if (!can(actor, 'brands:write'))
    return <Empty title={words.brands.intake.title} help={words.brands.editor.mayNotEdit} />;
  return (
    <div className="mx-auto w-full max-w-[900px] px-4 py-8 max-sm:pb-24 sm:px-8">
      <h1 className="display text-2xl">{words.brands.intake.title}</h1>
      <p className="mt-1 max-w-[64ch] text-soft">{words.brands.intake.lead}</p>
      <IntakeDesk />
    </div>
  );
}
