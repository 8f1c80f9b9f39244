import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { can } from '../../../../lib/accounts/index';
import { bundledFamilies, getDraft } from '../../../../lib/brands/index';
import { ColophonError } from '../../../../lib/errors/index';
import { LIMITS } from '../../../../lib/pipeline/brief/index';
import { toWire } from '../../../http/wire';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { PresetEditor } from './preset-editor';

export const metadata: Metadata = { title: words.brands.title };

export default async function BrandPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/brands/${id}`);
  const draft = await getDraft(actor, id).catch((error: unknown) => {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  });
  return (
    <PresetEditor
      key={draft.presetId}
      initial={toWire(draft)}
      families={bundledFamilies()}
      limits={LIMITS}
      mayEdit={can(actor, 'brands:write') && !draft.follows}
      mayPublish={can(actor, 'brands:publish')}
    />
  );
}
