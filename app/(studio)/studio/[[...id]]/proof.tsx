import Link from 'next/link';
import { type Placement, placementOf } from '../../../../lib/pipeline/brief/placements/index';
import { CrossIcon, QuarterIcon } from '../../../components/icons';
import { Seal } from '../../../components/mark';
import { PipelineBar } from '../../../components/pipeline-bar';
import { Sign } from '../../../components/verdict';
import { words } from '../../../words';
import { AppealLink } from './appeal-link';
import { hasEnded, type Run } from './use-run';

export interface ProofItem {
  key: string;
  placement: string;
  item: Run['items'][number] | null;
}

interface ProofProps {
  proof: ProofItem;
  run: Run | null;
  /** True when one note above speaks for every frame. */
  reasonAbove: boolean;
  /** True when the note above offers the appeal, too. */
  appealAbove: boolean;
}

const w = words.studio;

/** One frame of the contact sheet in the placement's own proportions. Pixels appear in it only once they are delivered. */
export function Proof({ proof, run, reasonAbove, appealAbove }: ProofProps) {
  const placement = placementOf(proof.placement, run?.brief ?? {});
  if (!placement) return null;
  const { item } = proof;
  const ratio = placement.width / placement.height;
  const working = run !== null && !hasEnded(run) && item?.verdict !== 'block' && item?.verdict !== 'hold';
  return (
    <li
      className="min-w-0"
      style={{
        flex: `${ratio} 1 ${ratio * 232}px`,
        maxWidth: `min(100%, ${Math.min(placement.width, Math.round(ratio * 520))}px)`,
      }}
    >
      <div className="crop-marks">
        <div
          className={`relative grid place-items-center border ${ground(item?.verdict ?? null, item?.delivered ?? false)}`}
          style={{ aspectRatio: `${placement.width} / ${placement.height}` }}
        >
          {item?.delivered && run ? (
            <Link
              href={`/assets/${item.assetId}`}
              className="absolute inset-0"
              aria-label={`${w.openAsset}: ${placement.title}`}
            >
              {run.removedAt ? (
                <span className="grid size-full place-items-center p-2 text-center text-sm text-soft">{w.removed}</span>
              ) : (
                // biome-ignore lint/performance/noImgElement: an optimiser would strip the credentials
                <img
                  src={`/api/assets/${item.assetId}/preview`}
                  alt={words.library.alt(placement.title, run.brief.prompt)}
                  width={placement.width}
                  height={placement.height}
                  className="inked size-full object-cover"
                />
              )}
              <span className="absolute -right-3 -bottom-3">
                <Seal size={ratio > 4 ? 20 : 28} title={w.delivered} />
              </span>
            </Link>
          ) : working ? (
            <div className="w-full max-w-[280px] px-4">
              <PipelineBar run={run} small />
            </div>
          ) : run === null ? (
            <SafeZone placement={placement} />
          ) : item?.verdict === 'hold' ? (
            <span className="text-review">
              <QuarterIcon size={24} />
            </span>
          ) : item?.verdict === 'block' ? (
            <span className="text-block">
              <CrossIcon size={24} />
            </span>
          ) : null}
        </div>
      </div>
      <div className="mt-3 space-y-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm font-medium">{placement.title}</span>
          <span className="figures text-faint">
            {placement.width}×{placement.height}
          </span>
        </div>
        {run && item ? <Outcome item={item} run={run} reasonAbove={reasonAbove} appealAbove={appealAbove} /> : null}
      </div>
    </li>
  );
}

function ground(verdict: string | null, delivered: boolean): string {
  if (delivered) return 'border-transparent bg-well';
  if (verdict === 'hold') return 'border-review/50 bg-review-wash';
  if (verdict === 'block') return 'border-block/50 bg-block-wash';
  return 'border-line bg-sheet';
}

/** What became of it, why, and that it cost nothing. */
interface OutcomeProps {
  item: Run['items'][number];
  run: Run;
  reasonAbove: boolean;
  appealAbove: boolean;
}

function Outcome({ item, run, reasonAbove, appealAbove }: OutcomeProps) {
  if (item.delivered) return <Sign tone="pass">{w.signed}</Sign>;
  if (item.verdict === 'block' || item.verdict === 'hold')
    return (
      <>
        <Sign tone={item.verdict === 'block' ? 'block' : 'review'}>
          {item.verdict === 'block' ? w.blocked : w.held}
        </Sign>
        {reasonAbove ? null : (
          <>
            <ul className="space-y-1 text-sm">
              {item.reasons.map((reason) => (
                <li key={reason.code + reason.words}>{reason.words}</li>
              ))}
            </ul>
            <p className="text-xs text-soft">
              {item.verdict === 'hold' ? w.heldHelp : item.credit === 'released' ? w.notCharged : null}
            </p>
          </>
        )}
        {hasEnded(run) && !appealAbove ? <AppealLink run={run} item={item} /> : null}
      </>
    );
  if (hasEnded(run))
    return (
      <>
        <Sign tone="plain">{w.notMade}</Sign>
        {item.credit === 'released' ? <p className="text-xs text-soft">{w.notCharged}</p> : null}
      </>
    );
  return null;
}

/** The part of the frame that the host's own interface leaves free. */
function SafeZone({ placement: { width, height, safeZone } }: { placement: Placement }) {
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="absolute inset-0 size-full text-line">
      <rect
        x={safeZone.left}
        y={safeZone.top}
        width={width - safeZone.left - safeZone.right}
        height={height - safeZone.top - safeZone.bottom}
        fill="none"
        stroke="currentColor"
        strokeDasharray="4 4"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
