import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { type Actor, can } from '../../../../lib/accounts/index';
import { ColophonError } from '../../../../lib/errors/index';
import { getGeneration } from '../../../../lib/generations/index';
import { findPlacement } from '../../../../lib/pipeline/brief/placements/index';
import { Note } from '../../../components/verdict';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { AppealForm } from './appeal-form';

export const metadata: Metadata = { title: words.appeals.new };

const w = words.appeals;

interface Props {
  searchParams: Promise<{ generation?: string | string[]; item?: string | string[] }>;
}

export default async function NewAppealPage({ searchParams }: Props) {
  const { generation: id, item: itemId } = await searchParams;
  if (typeof id !== 'string') notFound();
  const query = new URLSearchParams({ generation: id, ...(typeof itemId === 'string' ? { item: itemId } : {}) });
  const actor = await requireActor(`/appeals/new?${query}`);
  const generation = await generationOr404(actor, id);
  const item = generation.items.find((entry) =>
    typeof itemId === 'string' ? entry.id === itemId : entry.verdict === 'block',
  );
  if (!item) notFound();
  if (item.appeal) redirect(`/appeals/${item.appeal.id}`);
  // Nothing was drawn: then the block is about the brief, and so about all of its items.
  const brief = generation.steps.find(({ step }) => step === 'generation')?.status !== 'finished';
  const credits = brief ? generation.items.length : 1;
  const placement = findPlacement(item.placement)?.title ?? item.placement;
  return (
    <div className="mx-auto w-full max-w-[640px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{w.new}</h1>
      <p className="mt-1 text-soft">{w.lead}</p>
      <section className="mt-6 space-y-2">
        <h2 className="label">{w.what}</h2>
        <p dir="auto">
          {brief ? w.brief : placement}: “{generation.brief.copy.headline || generation.brief.prompt}”
        </p>
        {item.reasons.map((reason) => (
          <Note key={reason.code + reason.words} tone="block" title={reason.words} />
        ))}
      </section>
      {can(actor, 'appeals:create') ? (
        <AppealForm
          generationId={id}
          itemId={brief ? null : item.id}
          terms={[w.terms(credits), brief ? w.onceBrief : w.samePixels]}
        />
      ) : (
        <p className="mt-6 text-soft">{words.studio.mayNotMake}</p>
      )}
      <p className="mt-8 text-sm">
        <Link href={`/studio/${id}`} className="underline underline-offset-4">
          {w.back}
        </Link>
      </p>
    </div>
  );
}

async function generationOr404(actor: Actor, id: string) {
  try {
    return await getGeneration(actor, id);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  }
}
