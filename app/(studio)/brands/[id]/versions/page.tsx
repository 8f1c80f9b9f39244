import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { can } from '../../../../../lib/accounts/index';
import { diffVersions, getDraft, listShares, listVersions } from '../../../../../lib/brands/index';
import { ColophonError } from '../../../../../lib/errors/index';
import type { Change } from '../../../../../lib/pipeline/brief/index';
import { ButtonLink } from '../../../../components/button';
import { toWire } from '../../../../http/wire';
import { requireActor } from '../../../../session/actor';
import { words } from '../../../../words';
import { Value } from '../value';
import { RollbackButton } from './rollback-button';
import { ShareDesk } from './share-desk';

export const metadata: Metadata = { title: words.brands.history.title };

const w = words.brands.history;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

const numberOf = (text: string | string[] | undefined) =>
  typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null;

export default async function VersionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const actor = await requireActor(`/brands/${id}/versions`);
  const found = await Promise.all([getDraft(actor, id), listVersions(actor, id), listShares(actor, id)]).catch(
    (error: unknown) => {
      if (error instanceof ColophonError && error.code === 'not_found') notFound();
      throw error;
    },
  );
  const [draft, versions, shares] = found;
  const to = numberOf(asked.to) ?? versions[0]?.version ?? 1;
  const from = numberOf(asked.from) ?? Math.max(1, to - 1);
  const changes = await diffVersions(actor, id, from, to).catch((): Change[] => []);
  const mayPublish = can(actor, 'brands:publish') && !draft.follows;
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 py-8 max-sm:pb-24 sm:px-8">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="display min-w-0 flex-1 truncate text-2xl max-sm:basis-full">
          {draft.name}: {w.title}
        </h1>
        <ButtonLink href={`/api/presets/${draft.presetId}/export?download`} prefetch={false}>
          {w.export}
        </ButtonLink>
        <ButtonLink href={`/brands/${draft.presetId}`}>{w.back}</ButtonLink>
      </div>
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        <ol className="space-y-2">
          {versions.map((version) => (
            <li key={version.version} className="rounded border border-line bg-sheet p-3">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <span className="figures font-medium text-ink">v{version.version}</span>
                <span className="text-sm">{w.origin[version.origin] ?? version.origin}</span>
                {version.fromVersion === null ? null : (
                  <span className="text-sm text-soft">{w.from(version.fromVersion)}</span>
                )}
                <time dateTime={version.createdAt.toISOString()} className="figures ml-auto text-faint">
                  {version.createdAt.toISOString().slice(0, 16).replace('T', ' ')}
                </time>
              </div>
              {version.note ? <p className="mt-1 text-sm">{version.note}</p> : null}
              <p className="mt-1 text-xs text-faint">
                {[version.by, w.changes(version.changes)].filter(Boolean).join(', ')}
              </p>
              <div className="mt-2 flex flex-wrap gap-2">
                {version.version > 1 ? (
                  <ButtonLink href={`?from=${version.version - 1}&to=${version.version}`} scroll={false}>
                    {w.compareButton}
                  </ButtonLink>
                ) : null}
                {mayPublish && version.version !== versions[0]?.version ? (
                  <RollbackButton presetId={draft.presetId} version={version.version} />
                ) : null}
              </div>
            </li>
          ))}
        </ol>
        <div className="space-y-8">
          {from === to ? null : <Differences from={from} to={to} changes={changes} />}
          <ShareDesk
            presetId={draft.presetId}
            shares={toWire(shares)}
            follows={draft.follows}
            mayShare={can(actor, 'brands:share')}
          />
        </div>
      </div>
    </div>
  );
}

function Differences({ from, to, changes }: { from: number; to: number; changes: Change[] }) {
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className="label mb-2">
        {w.changed(from, to)}
      </h2>
      {changes.length === 0 ? <p className="text-sm text-soft">{w.nothing}</p> : null}
      <ul className="space-y-2">
        {changes.map((change) => (
          <li key={change.path} className="rounded border border-line bg-sheet p-3 text-sm">
            <p className="figures mb-2 text-soft">{change.path}</p>
            <div className="grid grid-cols-2 gap-3">
              <div>
                <span className="label block">{w.before}</span>
                <Value value={change.before} />
              </div>
              <div>
                <span className="label block">{w.after}</span>
                <Value value={change.after} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
