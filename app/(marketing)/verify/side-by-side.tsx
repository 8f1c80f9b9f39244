import { words } from '../../words';

const w = words.verifyMore;

/** The picture at hand beside the one that the record says was delivered. */
export function SideBySide({ mine, original }: { mine: string | null; original: string }) {
  const frame = 'mt-2 max-h-72 w-full rounded bg-well object-contain';
  return (
    <div className={`mt-8 grid gap-4 ${mine ? 'sm:grid-cols-2' : ''}`}>
      {mine ? (
        <figure>
          <figcaption className="label">{w.yours}</figcaption>
          {/* biome-ignore lint/performance/noImgElement: a file of this window, shown as it is */}
          <img src={mine} alt="" className={frame} />
        </figure>
      ) : null}
      <figure>
        <figcaption className="label">
          {w.original} <span className="font-normal text-faint">{w.originalHelp}</span>
        </figcaption>
        {/* biome-ignore lint/performance/noImgElement: a small preview inside the answer */}
        <img src={original} alt="" className={frame} />
      </figure>
    </div>
  );
}
