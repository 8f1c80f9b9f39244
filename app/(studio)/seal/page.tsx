import type { Metadata } from 'next';
import { can } from '../../../lib/accounts/index';
import { listPresets } from '../../../lib/brands/index';
import { PLACEMENTS } from '../../../lib/pipeline/brief/index';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { SealForm } from './seal-form';

export const metadata: Metadata = { title: words.seal.title };

export default async function SealPage() {
  const actor = await requireActor('/seal');
  const presets = (await listPresets(actor)).map(({ slug, name }) => ({ slug, name }));
  const placements = PLACEMENTS.map(({ id, title, width, height }) => ({ id, title, width, height }));
  return (
    <div className="mx-auto w-full max-w-[720px] px-4 py-10 sm:px-8">
      <h1 className="display text-2xl sm:text-3xl">{words.seal.title}</h1>
      <p className="mt-3 max-w-[60ch] text-soft">{words.seal.lead}</p>
      {can(actor, 'generations:create') ? (
        <SealForm presets={presets} placements={placements} />
      ) : (
        <p className="mt-8 rounded bg-review-wash p-3 text-sm">{words.seal.mayNot}</p>
      )}
    </div>
  );
}
