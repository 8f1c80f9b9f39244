import type { Metadata } from 'next';
import { can } from '../../../../lib/accounts/index';
import { listPresets } from '../../../../lib/brands/index';
import { Empty } from '../../../components/empty';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { DeclareForm } from './declare-form';

const w = words.audits;
export const metadata: Metadata = { title: w.newTitle };

export default async function NewStudyPage() {
  const actor = await requireActor('/audits/new');
  if (!can(actor, 'audits:write')) return <Empty title={w.newTitle} help={w.emptyHelp} />;
  const [first] = await listPresets(actor);
  return (
    <div className="mx-auto w-full max-w-[880px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{w.newTitle}</h1>
      <p className="mt-1 max-w-[64ch] text-soft">{w.newLead}</p>
      <DeclareForm preset={first?.slug ?? ''} />
    </div>
  );
}
