import type { Metadata } from 'next';
import Link from 'next/link';
import { can } from '../../../lib/accounts/index';
import { listStudies, type StudyView } from '../../../lib/audits/index';
import { ButtonLink } from '../../components/button';
import { Empty } from '../../components/empty';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { VerdictSign, verdictOfAudit } from './verdict-sign';

const w = words.audits;
export const metadata: Metadata = { title: w.title };

export default async function AuditsPage({ searchParams }: { searchParams: Promise<{ cursor?: string | string[] }> }) {
  const actor = await requireActor('/audits');
  const { cursor } = await searchParams;
  const { studies, next } = await listStudies(actor, { cursor: typeof cursor === 'string' ? cursor : undefined });
  const mayDeclare = can(actor, 'audits:write');
  return (
    <div className="mx-auto w-full max-w-[1080px] px-4 py-8 sm:px-8">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="display text-2xl">{w.title}</h1>
          <p className="mt-1 max-w-[64ch] text-soft">{w.lead}</p>
        </div>
        {mayDeclare && studies.length > 0 ? (
          <ButtonLink look="primary" href="/audits/new">
            {w.declare}
          </ButtonLink>
        ) : null}
      </div>
      {studies.length === 0 ? (
        <Empty title={w.empty} help={w.emptyHelp}>
          {mayDeclare ? (
            <ButtonLink look="primary" href="/audits/new">
              {w.declare}
            </ButtonLink>
          ) : null}
        </Empty>
      ) : (
        <ul className="mt-6 divide-y divide-line border-y border-line">
          {studies.map((study) => (
            <StudyLine key={study.id} study={study} />
          ))}
        </ul>
      )}
      {next ? (
        <p className="mt-6">
          <ButtonLink href={`/audits?cursor=${next}`}>{w.more}</ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

function StudyLine({ study }: { study: StudyView }) {
  const { id, name, kind, status, preset, engine, done, sampleSize, failed, audit, createdAt } = study;
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_190px_170px]">
      <div>
        <Link href={`/audits/${id}`} className="font-medium underline-offset-4 hover:underline">
          {name}
        </Link>
        <p className="text-sm text-soft">
          {w.kinds[kind] ?? kind} · {w.version(preset.name, preset.version)} · {engine}
        </p>
      </div>
      <p className="text-sm text-soft">
        <span className="block">
          {w.status[status]} · {createdAt.toISOString().slice(0, 10)}
        </span>
        <span className="figures">
          {w.progress(done, sampleSize)}
          {failed > 0 ? `, ${w.failed(failed)}` : ''}
        </span>
      </p>
      <p>
        {audit ? <VerdictSign verdict={verdictOfAudit(audit)} /> : <span className="text-sm text-faint">{w.none}</span>}
      </p>
    </li>
  );
}
