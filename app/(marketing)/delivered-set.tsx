import type { PublishedAsset } from '../../lib/db/index';
import { titleOf } from '../../lib/pipeline/brief/placements/index';
import { Seal } from '../components/mark';
import { words } from '../words';

const GAP = 12;
const ratio = ({ width, height }: PublishedAsset) => width / height;

/** Widths at which a tall picture is exactly as high as the others under one another, gaps included. */
function columnsFor(tall: number, others: readonly number[]): string {
  const stacked = others.reduce((sum, other) => sum + 1 / other, 0);
  const share = (tall * stacked) / (1 + tall * stacked);
  const gaps = (tall * (others.length - 1) * GAP) / (1 + tall * stacked);
  return `calc((100% - ${GAP}px) * ${share} + ${gaps}px) minmax(0, 1fr)`;
}

/** A delivered set as it hangs on the wall: the tall one beside the others, the banner below, each in its own proportions. */
export function DeliveredSet({ pictures }: { pictures: readonly PublishedAsset[] }) {
  const tall = pictures.find((picture) => ratio(picture) < 0.8);
  const banner = pictures.find((picture) => ratio(picture) > 4);
  const rest = pictures.filter((picture) => picture !== tall && picture !== banner);
  const columns = tall && rest.length > 0 ? columnsFor(ratio(tall), rest.map(ratio)) : '1fr';
  return (
    <figure>
      <div className="crop-marks">
        <div className="grid gap-3" style={{ gridTemplateColumns: columns }}>
          {tall ? <Picture picture={tall} /> : null}
          {rest.length > 0 ? (
            <div className="flex flex-col justify-between gap-3">
              {rest.map((picture) => (
                <Picture key={picture.assetId} picture={picture} />
              ))}
            </div>
          ) : null}
        </div>
        {banner ? (
          <div className="mt-3">
            <Picture picture={banner} />
          </div>
        ) : null}
        <span className="absolute -right-4 -bottom-4">
          <Seal size={44} title={words.asset.signed} />
        </span>
      </div>
      <figcaption className="mt-6 text-xs text-faint">{words.landing.caption}</figcaption>
    </figure>
  );
}

function Picture({ picture }: { picture: PublishedAsset }) {
  const placement = titleOf(picture.placement);
  return (
    // biome-ignore lint/performance/noImgElement: these are signed bytes; an optimiser would strip them
    <img
      src={`/api/demo/pictures/${picture.assetId}`}
      alt={words.landing.pictureAlt(placement)}
      width={picture.width}
      height={picture.height}
      className="h-auto w-full bg-well"
    />
  );
}
