import { findPlacement } from '../../../lib/pipeline/brief/placements/index';
import type { CaseView } from '../../../lib/reviews/index';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

const w = words.reviews;

/** The held creative, which only reviewers may see. */
export function CaseSheet({ held, position }: { held: Wire<CaseView>; position: string }) {
  const placement = findPlacement(held.placement);
  const ratio = placement ? placement.width / placement.height : 1;
  return (
    <article aria-label={held.headline || held.prompt}>
      <p className="figures mb-4 text-faint">{position}</p>
      <div className="px-2">
        <div className="crop-marks" style={{ maxWidth: `min(100%, calc(60vh * ${ratio}))` }}>
          {/* biome-ignore lint/performance/noImgElement: the very pixels the decision is bound to */}
          <img
            src={`/api/reviews/${held.id}/picture`}
            alt={w.held}
            width={placement?.width}
            height={placement?.height}
            className="h-auto w-full bg-well"
          />
        </div>
      </div>
      <h2 className="display mt-6 text-xl" dir="auto">
        {held.headline || held.prompt}
      </h2>
      <p className="text-sm text-soft" dir="auto">
        {placement?.title ?? held.placement} · {held.prompt}
      </p>
    </article>
  );
}
