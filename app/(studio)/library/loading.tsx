import { words } from '../../words';

const SHAPES = [1, 0.5625, 1.91, 1, 1, 0.5625, 1.91, 0.5625, 1];

/** The page's own frames, empty: what arrives takes their place without pushing anything. */
export default function LibraryLoading() {
  return (
    <div className="mx-auto w-full max-w-[1440px] px-4 py-8 sm:px-8">
      <h1 className="display mb-8 text-2xl">{words.library.title}</h1>
      <p role="status" className="sr-only">
        {words.trouble.loading}
      </p>
      <ul aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-6">
        {SHAPES.map((ratio, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of blanks
            key={index}
            className="bg-well"
            style={{ flex: `${ratio} 1 ${ratio * 232}px`, maxWidth: ratio * 348, aspectRatio: ratio }}
          />
        ))}
      </ul>
    </div>
  );
}
