import Link from 'next/link';
import type { GenerationView } from '../../../../lib/generations/index';
import { findPlacement, titleOf } from '../../../../lib/pipeline/brief/placements/index';
import { words } from '../../../words';

/** The other pictures of the same brief, one step away. */
export function Siblings({ current, generation }: { current: string; generation: GenerationView }) {
  const delivered = generation.items.filter((item) => item.delivered);
  if (delivered.length < 2) return null;
  return (
    <nav aria-label={words.asset.set} className="overflow-x-auto border-t border-line bg-paper px-6 py-3">
      <ul className="flex items-end gap-4">
        {delivered.map((item) => {
          const placement = findPlacement(item.placement);
          const ratio = placement ? placement.width / placement.height : 1;
          return (
            <li key={item.assetId} className="shrink-0">
              <Link
                href={`/assets/${item.assetId}`}
                aria-current={item.assetId === current ? 'page' : undefined}
                aria-label={titleOf(item.placement)}
                className="block border-b-2 border-transparent pb-1 aria-[current]:border-accent"
              >
                {/* biome-ignore lint/performance/noImgElement: an optimiser would strip the credentials */}
                <img
                  src={`/api/assets/${item.assetId}/preview`}
                  alt=""
                  loading="lazy"
                  style={{ aspectRatio: ratio, height: ratio > 4 ? 20 : 48 }}
                  className="bg-well object-cover"
                />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
