'use client';

import { useEffect, useState } from 'react';
import type { MatchEvidence as Evidence } from '../../lib/rights/index';
import type { Wire } from '../http/wire';
import { evidence as w } from '../words/rights';
import { Note } from './verdict';

/**
 * Side by side: what was checked, with the matched region drawn on it, and the registered work; beside them the numbers and how
 * often such a match is wrong. Shows nothing when the item matched nothing, or when the reader is no reviewer.
 */
export function MatchEvidence({ itemId }: { itemId: string }) {
  const [matches, setMatches] = useState<Wire<Evidence>[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    setMatches(null);
    setFailed(false);
    fetch(`/api/rights/matches/${itemId}`, { signal: controller.signal })
      .then(async (answer) => {
        // Whoever may not review is told nothing here, as for an item that matched nothing.
        if (answer.status === 403 || answer.status === 404) return setMatches([]);
        if (!answer.ok) throw new Error(String(answer.status));
        const body = (await answer.json()) as { matches: Wire<Evidence>[] };
        setMatches(body.matches);
      })
      .catch(() => {
        if (!controller.signal.aborted) setFailed(true);
      });
    return () => controller.abort();
  }, [itemId]);
  if (failed) return <Note tone="review" title={w.failed} />;
  if (matches === null || matches.length === 0) return null;
  return (
    <section aria-label={w.title} className="@container space-y-6">
      <h3 className="label">{w.title}</h3>
      {matches.map((match) => (
        <Match key={match.workId} itemId={itemId} match={match} />
      ))}
    </section>
  );
}

function Match({ itemId, match }: { itemId: string; match: Wire<Evidence> }) {
  const { subject, region, title, holder, method, distance, threshold, measured, searched } = match;
  const how =
    method === 'keypoints' ? w.how.keypoints(match.agreeing ?? 0, threshold) : w.how[method](distance, threshold);
  const many = (value: number) => value.toLocaleString('en');
  return (
    <article className="space-y-3 rounded border border-line bg-sheet p-4">
      <div className="grid gap-4 @md:grid-cols-2">
        <figure className="min-w-0">
          <div className="flex justify-center bg-well">
            <div className="relative">
              {/* biome-ignore lint/performance/noImgElement: the very pixels that were compared */}
              <img
                src={`/api/rights/matches/${itemId}/picture?subject=${subject}`}
                alt={w.picture[subject]}
                className="block max-h-72 w-auto max-w-full"
              />
              {region ? (
                <span
                  aria-hidden="true"
                  className="absolute border-2 border-accent outline-2 outline-white/90"
                  style={{
                    left: percent(region.x),
                    top: percent(region.y),
                    width: percent(region.width),
                    height: percent(region.height),
                  }}
                />
              ) : null}
            </div>
          </div>
          <figcaption className="mt-1 text-xs text-soft">
            {w.picture[subject]}. {region ? w.region : w.whole}
          </figcaption>
        </figure>
        <figure className="min-w-0">
          {match.hasWorkPicture ? (
            <div className="flex justify-center bg-well">
              {/* biome-ignore lint/performance/noImgElement: a holder's picture, shown as it is kept */}
              <img
                src={`/api/rights/works/${match.workId}/picture`}
                alt={w.work(title, holder)}
                className="block max-h-72 w-auto max-w-full"
              />
            </div>
          ) : (
            <p className="flex h-full min-h-32 items-center justify-center bg-well p-4 text-center text-sm text-soft">
              {w.noPicture}
            </p>
          )}
          <figcaption className="mt-1 text-xs text-soft" dir="auto">
            {w.work(title, holder)} <span className="figures break-all text-faint">{match.workId}</span>
          </figcaption>
        </figure>
      </div>
      <p className="text-sm">{how}</p>
      {measured.pairs > 0 ? (
        <p className="text-xs text-soft">
          {w.measured(many(measured.pairs), many(measured.matched), rate(measured.ceiling))}{' '}
          {w.searched(many(searched.works), many(searched.shapes), many(searched.keypoints))}
        </p>
      ) : null}
    </article>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** “1 in 330,000”: easier to weigh than a power of ten. */
const rate = (share: number) => `1 in ${Math.max(1, Math.floor(1 / share)).toLocaleString('en')}`;
