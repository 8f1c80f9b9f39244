import { findPlacement } from '../../../lib/pipeline/brief/placements/index';
import type { CaseDetail } from '../../../lib/reviews/index';
import { MatchEvidence } from '../../components/match-evidence';
import { Sign } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { when } from './when';

const w = words.reviews;

/** What the decision is about: the held pixels, which only reviewers may see, or the brief that was stopped before any. */
export function CaseSheet({ held, position }: { held: Wire<CaseDetail>; position: string | null }) {
  const placement = held.placement === null ? undefined : findPlacement(held.placement);
  const ratio = placement ? placement.width / placement.height : 1;
  return (
    <article aria-label={held.headline || held.prompt}>
      <p className="mb-4 flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
        {position ? <span className="figures text-faint">{position}</span> : null}
        <span className="font-medium text-ink">{w.kinds[held.kind]}</span>
        {held.status === 'open' ? (
          held.overdue ? (
            <Sign tone="block">{w.overdue(when(held.dueAt))}</Sign>
          ) : (
            <Sign tone="review">{w.due(when(held.dueAt))}</Sign>
          )
        ) : (
          <Sign tone={held.status === 'approved' ? 'pass' : 'block'}>{w.outcome[held.kind][held.status]}</Sign>
        )}
        {held.escalatedAt ? <span>{w.escalated}</span> : null}
      </p>
      {held.subject === 'brief' ? (
        <p className="max-w-[64ch] rounded bg-well p-3 text-sm">{w.brief}</p>
      ) : (
        <div className="px-2">
          <div className="crop-marks" style={{ maxWidth: `min(100%, calc(56vh * ${ratio}))` }}>
            {/* biome-ignore lint/performance/noImgElement: the very pixels the decision is bound to */}
            <img
              src={`/api/reviews/${held.id}/picture`}
              alt={held.subject === 'artwork' ? w.artwork : w.held}
              width={held.subject === 'artwork' ? undefined : placement?.width}
              height={held.subject === 'artwork' ? undefined : placement?.height}
              className="h-auto w-full bg-well"
            />
          </div>
        </div>
      )}
      <h2 className="display mt-6 text-xl" dir="auto">
        {held.headline || held.prompt}
      </h2>
      <p className="text-sm text-soft" dir="auto">
        {placement ? `${placement.title} · ` : ''}
        {held.brief.prompt}
      </p>
      <div className="mt-4">{held.itemId === null ? null : <MatchEvidence itemId={held.itemId} />}</div>
      <dl className="mt-3 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[88px_1fr]">
        <Fact name={w.copy}>
          {[held.brief.copy.headline, held.brief.copy.subline, held.brief.copy.callToAction]
            .filter(Boolean)
            .join(' · ') || '–'}
        </Fact>
        <Fact name={w.brand}>
          {held.brand.name}, {words.studio.presetVersion(held.brand.version)}
        </Fact>
        <Fact name={w.engine}>{held.brief.engine}</Fact>
        <Fact name={w.bound}>
          <span className="figures break-all text-faint">{held.creativeSha256}</span>
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd dir="auto" className="min-w-0 break-words max-sm:mb-1">
        {children}
      </dd>
    </>
  );
}
