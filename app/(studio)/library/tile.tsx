import Link from 'next/link';
import type { AssetView } from '../../../lib/generations/index';
import { titleOf } from '../../../lib/pipeline/brief/placements/index';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

/** How tall a row of the grid wants to be; pictures grow together until the row is full. Banners share a row with others. */
const rowOf = (ratio: number) => (ratio > 4 ? 64 : 232);

/** Width and height are known before a byte arrives, so nothing jumps. */
export function Tile({ asset }: { asset: Wire<AssetView> }) {
  const ratio = asset.width / asset.height;
  const row = rowOf(ratio);
  const title = titleOf(asset.placement);
  return (
    <li
      className="min-w-0"
      style={{
        flex: `${ratio} 1 ${Math.round(ratio * row)}px`,
        maxWidth: `min(100%, ${Math.round(ratio * row * 1.5)}px)`,
      }}
    >
      <Link href={`/assets/${asset.id}`} className="group block">
        {/* biome-ignore lint/performance/noImgElement: an optimiser would strip the credentials */}
        <img
          src={`/api/assets/${asset.id}/preview`}
          alt={words.library.alt(title, asset.headline || asset.prompt)}
          width={asset.width}
          height={asset.height}
          loading="lazy"
          decoding="async"
          className="h-auto w-full bg-well transition-shadow group-hover:shadow-sheet"
        />
        <span className="mt-2 flex items-baseline gap-2 text-sm">
          <span className="truncate" dir="auto">
            {asset.headline || asset.prompt}
          </span>
        </span>
        <span className="block truncate text-xs text-faint">
          {title} · {asset.presetName}
        </span>
      </Link>
    </li>
  );
}
