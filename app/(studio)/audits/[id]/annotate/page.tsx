import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { annotationDesk } from '../../../../../lib/audits/index';
import { ColophonError } from '../../../../../lib/errors/index';
import { ButtonLink } from '../../../../components/button';
import { Empty } from '../../../../components/empty';
import { requireActor } from '../../../../session/actor';
import { words } from '../../../../words';
import { Annotator } from './annotator';

const w = words.audits.desk;
export const metadata: Metadata = { title: w.title };

export default async function AnnotatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/audits/${id}/annotate`);
  const desk = await annotationDesk(actor, id).catch((error: unknown) => {
    if (error instanceof ColophonError && (error.code === 'not_found' || error.code === 'conflict')) notFound();
    throw error;
  });
  return (
    <div className="mx-auto w-full max-w-[1080px] px-4 py-8 sm:px-8">
      <h1 className="display text-2xl">{w.title}</h1>
      <p className="mt-1 max-w-[64ch] text-soft">{w.lead}</p>
      {desk.runs.length === 0 ? (
        <Empty title={w.over} help={w.overHelp}>
          <ButtonLink href={`/audits/${id}`}>{w.back}</ButtonLink>
        </Empty>
      ) : (
        <Annotator desk={desk} />
      )}
    </div>
  );
}
