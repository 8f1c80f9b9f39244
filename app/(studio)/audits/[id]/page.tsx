import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type AuditDocument, chartOf, getStudy, type StudyDetail } from '../../../../lib/audits/index';
import { ColophonError } from '../../../../lib/errors/index';
import { ButtonLink } from '../../../components/button';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { IntervalChart } from '../interval-chart';
import { VerdictSign, verdictOfAudit } from '../verdict-sign';
import { Changes } from './changes';
import { Controls } from './controls';
import { Differing } from './differing';
import { StudyFacts } from './study-facts';

const w = words.audits;
export const metadata: Metadata = { title: w.title };

export default async function StudyPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/audits/${id}`);
  const study = await getStudy(actor, id).catch((error: unknown) => {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  });
  const { document, name, audit, status, toAnnotate } = study;
  return (
    <div className="mx-auto w-full max-w-[1080px] px-4 py-8 sm:px-8">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="display text-2xl">{name}</h1>
          <p className="mt-2">
            {audit ? (
              <VerdictSign verdict={verdictOfAudit(audit)} />
            ) : (
              <span className="text-soft">{w.status[status]}</span>
            )}
          </p>
        </div>
        {document ? <Downloads id={study.id} /> : null}
      </div>
      <Controls
        id={study.id}
        status={status}
        done={study.done}
        of={study.sampleSize}
        failed={study.failed}
        mayControl={study.mayControl}
      />
      {toAnnotate > 0 ? (
        <div className="mt-4 flex flex-wrap items-center gap-4 rounded bg-accent-wash p-3">
          <span>{w.toAnnotate(toAnnotate)}</span>
          <ButtonLink look="primary" href={`/audits/${study.id}/annotate`}>
            {w.annotate}
          </ButtonLink>
        </div>
      ) : null}
      <StudyFacts study={study} />
      {document ? <Found study={study} document={document} /> : null}
    </div>
  );
}

function Downloads({ id }: { id: string }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="label">{w.download}</span>
      {(['pdf', 'csv', 'json'] as const).map((format) => (
        <a
          key={format}
          href={`/api/audits/${id}/export?format=${format}&download`}
          className="text-sm text-accent underline underline-offset-4"
        >
          {w.formats[format]}
        </a>
      ))}
    </div>
  );
}

function Found({ study, document }: { study: StudyDetail; document: AuditDocument }) {
  return (
    <>
      {study.changes ? <Changes changes={study.changes} /> : null}
      <section className="mt-10">
        <h2 className="display text-xl">{w.found}</h2>
        <p className="mt-1 text-sm text-faint">{w.targetTick}</p>
        <div className="mt-4 grid gap-6 lg:grid-cols-2">
          {document.findings.map((finding, at) => {
            const chart = chartOf(finding, at);
            return (
              <article
                key={chart.id}
                className={`min-w-0 rounded border border-line bg-sheet p-4 ${finding.kind === 'rates' ? 'lg:col-span-2' : ''}`}
              >
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <h3 className="font-medium">{chart.title}</h3>
                  <VerdictSign verdict={chart.verdict} />
                </div>
                <p className="mb-3 text-sm text-soft">{chart.caption}</p>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
                <section className="overflow-x-auto" tabIndex={0} aria-label={chart.title}>
                  <IntervalChart chart={chart} />
                </section>
                <ul className="mt-2 space-y-1 text-xs text-soft">
                  {chart.facts.map((fact) => (
                    <li key={fact}>{fact}</li>
                  ))}
                </ul>
                {finding.kind === 'rates' ? <Differing finding={finding} /> : null}
              </article>
            );
          })}
        </div>
      </section>
      {document.agreement.length > 0 ? (
        <section className="mt-10">
          <h2 className="display text-xl">{w.agreement}</h2>
          <ul className="mt-2 space-y-1 text-sm">
            {document.agreement.map(({ measure, alpha, pictures, people }) => (
              <li key={measure}>{w.alpha(measure, alpha === null ? w.noAlpha : alpha.toFixed(3), pictures, people)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="mt-10">
        <h2 className="display text-xl">{w.limits}</h2>
        <ul className="mt-2 list-disc space-y-1 pl-5 text-sm text-soft">
          {document.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
