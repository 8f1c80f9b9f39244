import type { Block, Section, Tone } from '../../../../../lib/reports/index';
import { CrossIcon, DashIcon, QuarterIcon, TickIcon } from '../../../../components/icons';

interface Picture {
  src: string;
  alt: string;
  ratio: number;
}

const LOOKS: Readonly<Record<Tone, { ink: string; wash: string }>> = {
  pass: { ink: 'text-pass', wash: 'bg-pass-wash' },
  review: { ink: 'text-review', wash: 'bg-review-wash' },
  block: { ink: 'text-block', wash: 'bg-block-wash' },
  plain: { ink: 'text-faint', wash: 'bg-well' },
};

function Icon({ tone, size }: { tone: Tone; size: number }) {
  if (tone === 'pass') return <TickIcon size={size} />;
  if (tone === 'block') return <CrossIcon size={size} />;
  return tone === 'review' ? <QuarterIcon size={size} /> : <DashIcon size={size} />;
}

export function ReportSection({ section, picture }: { section: Section; picture: Picture }) {
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`} className="mt-10 border-t border-line pt-6">
      <h2 id={`${section.id}-title`} className="display text-xl">
        {section.title}
      </h2>
      <p className="mb-4 text-sm text-soft">{section.subtitle}</p>
      <div className="space-y-3">
        {section.blocks.map((block, index) => (
          <Drawn
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names and never move
            key={index}
            block={block}
            picture={picture}
          />
        ))}
      </div>
    </section>
  );
}

function Drawn({ block, picture }: { block: Block; picture: Picture }) {
  switch (block.kind) {
    case 'verdict':
      return (
        <p
          className={`display flex items-center gap-3 rounded p-4 text-xl ${LOOKS[block.tone].wash} ${LOOKS[block.tone].ink}`}
        >
          <Icon tone={block.tone} size={20} />
          {block.text}
        </p>
      );
    case 'text':
      return <p className={`max-w-[72ch] ${block.quiet ? 'text-sm text-soft' : ''}`}>{block.text}</p>;
    case 'heading':
      return <h3 className="label pt-2">{block.text}</h3>;
    case 'facts':
      return (
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[200px_1fr]">
          {block.rows.map(([name, value]) => (
            <Fact key={`${name} ${value}`} name={name} value={value} />
          ))}
        </dl>
      );
    case 'rows':
      return (
        <ul className="divide-y divide-line border-y border-line text-sm">
          {block.rows.map((row) => (
            <li
              key={`${row.title} ${row.detail}`}
              className="grid grid-cols-[16px_1fr] gap-x-2 py-2 sm:grid-cols-[16px_1fr_minmax(120px,auto)]"
            >
              <span className={`mt-[3px] ${LOOKS[row.tone].ink}`}>
                <Icon tone={row.tone} size={14} />
              </span>
              <span className="min-w-0">
                <span dir="auto" className="block">
                  {row.title}
                </span>
                <span dir="auto" className="block break-words text-xs text-faint">
                  {row.detail}
                </span>
              </span>
              {row.figure ? (
                <span className="figures text-soft max-sm:col-start-2 sm:text-right">{row.figure}</span>
              ) : null}
            </li>
          ))}
        </ul>
      );
    case 'picture':
      return (
        // biome-ignore lint/performance/noImgElement: an optimiser would strip the credentials
        <img
          src={picture.src}
          alt={picture.alt}
          loading="lazy"
          style={{ aspectRatio: picture.ratio, maxHeight: 220 }}
          className="max-w-full bg-well"
        />
      );
  }
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd dir="auto" className="min-w-0 break-words max-sm:mb-2">
        {value}
      </dd>
    </>
  );
}
