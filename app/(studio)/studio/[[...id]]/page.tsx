import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type Actor, can, getOrganisation } from '../../../../lib/accounts/index';
import { listPresets } from '../../../../lib/brands/index';
import { ColophonError } from '../../../../lib/errors/index';
import { getGeneration, listModels, storeDelivered } from '../../../../lib/generations/index';
import { LIMITS, PLACEMENTS } from '../../../../lib/pipeline/brief/index';
import { toWire } from '../../../http/wire';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { type Draft, emptyDraft, fromBrief } from './draft';
import { cardOf } from './preset-card';
import { Studio } from './studio';

export const metadata: Metadata = { title: words.studio.title };

interface Props {
  params: Promise<{ id?: string[] }>;
  searchParams: Promise<{ from?: string | string[]; begin?: string | string[] }>;
}

export default async function StudioPage({ params, searchParams }: Props) {
  const [id, ...rest] = (await params).id ?? [];
  if (rest.length > 0) notFound();
  const { from, begin } = await searchParams;
  const actor = await requireActor(id ? `/studio/${id}` : '/studio');
  const [listed, models, organisation] = await Promise.all([listPresets(actor), listModels(), getOrganisation(actor)]);
  const presets = listed.map(cardOf);
  const engines = models.map((model) => model.name).sort();
  const blank = emptyDraft(
    (listed.find(({ id: preset }) => preset === organisation.defaultPresetId) ?? listed[0])?.slug ?? '',
    [PLACEMENTS[0]?.id ?? ''],
  );
  const slugOf = (presetId: string) => presets.find((preset) => preset.id === presetId)?.slug ?? blank.preset;

  const run = id ? await generationOr404(actor, id) : null;
  const earlier = run ?? (typeof from === 'string' ? await generationOr404(actor, from) : null);
  const written = !earlier
    ? blank
    : run
      ? fromBrief(run.brief, slugOf(run.preset.id))
      : fromBrief(earlier.brief, slugOf(earlier.preset.id), (earlier.seed + 1) % 2 ** 32);
  const goesOn = !run && typeof begin === 'string' && can(actor, 'generations:create');
  const initial = goesOn ? { ...written, engine: '', initial: await pictureFrom(actor, begin) } : written;
  return (
    <Studio
      key={`${typeof from === 'string' ? from : 'studio'}${goesOn ? begin : ''}`}
      initial={initial}
      blank={blank}
      presets={presets}
      engines={engines}
      limits={LIMITS}
      run={run ? toWire(run) : null}
      mayMake={can(actor, 'generations:create')}
    />
  );
}

async function pictureFrom(actor: Actor, assetId: string): Promise<Draft['initial']> {
  try {
    return { ...(await storeDelivered(actor, assetId)), thumbnail: `/api/assets/${assetId}/preview` };
  } catch (error) {
    if (error instanceof ColophonError && (error.code === 'not_found' || error.code === 'removed_by_retention'))
      notFound();
    throw error;
  }
}

async function generationOr404(actor: Actor, id: string) {
  try {
    return await getGeneration(actor, id);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  }
}
