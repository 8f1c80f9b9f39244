'use client';

import { useId, useState } from 'react';
import type { LIMITS } from '../../../../lib/pipeline/brief/index';
import { inputClass } from '../../../components/field';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';
import type { Body } from './use-document';
import { type PreviewedCreative, usePreview } from './use-preview';

const w = words.brands.editor;
const PARTS = ['headline', 'subline', 'callToAction'] as const;

/** Three creatives in their true proportions, composed anew with every keystroke, here or in the rules. */
export function PreviewPane({ body, limits }: { body: Body; limits: typeof LIMITS }) {
  const [copy, setCopy] = useState<Record<(typeof PARTS)[number], string>>(w.sample);
  const [layout, setLayout] = useState('');
  const shown = body.layouts.includes(layout) ? layout : '';
  const { answer, failure, milliseconds, composing } = usePreview(body, copy, shown);
  const id = useId();
  return (
    <section aria-label={w.preview} className="space-y-3 lg:sticky lg:top-[72px]">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="label">{w.preview}</h2>
        <span className="figures text-faint" data-testid="composed">
          {composing || milliseconds === null ? w.composing : w.composed(milliseconds)}
        </span>
      </div>
      <div aria-live="polite" className="space-y-2">
        {failure ? <Note tone="review" title={`${w.problem} ${failure}`} /> : null}
        {answer?.findings.map((finding) => (
          <Note key={finding.words} tone="review" title={finding.words} />
        ))}
        {answer && answer.creatives.length === 0 && answer.findings.length > 0 ? (
          <Note tone="block" title={w.blocked} />
        ) : null}
      </div>
      <div className="grid grid-cols-[1fr_0.5625fr] items-start gap-3">
        {answer?.creatives.map((creative) => (
          <Creative key={creative.placement} creative={creative} />
        ))}
      </div>
      <p className="text-xs text-faint">{w.previewHelp}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {PARTS.map((part) => (
          <label key={part} htmlFor={`${id}${part}`} className="space-y-1">
            <span className="label block">{w[part]}</span>
            <input
              id={`${id}${part}`}
              dir="auto"
              value={copy[part]}
              maxLength={limits[`${part}Characters`]}
              onChange={(event) => setCopy({ ...copy, [part]: event.target.value })}
              className={inputClass}
            />
          </label>
        ))}
        <label htmlFor={`${id}layout`} className="space-y-1">
          <span className="label block">{w.layout}</span>
          <select
            id={`${id}layout`}
            value={shown}
            onChange={(event) => setLayout(event.target.value)}
            className={inputClass}
          >
            <option value="">{words.studio.layoutAuto}</option>
            {body.layouts.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}

function Creative({ creative }: { creative: PreviewedCreative }) {
  const { placement, title, width, height, jpeg, problem } = creative;
  const wide = width > height * 1.25;
  return (
    <figure className={wide ? 'col-span-2' : ''}>
      {jpeg ? (
        // biome-ignore lint/performance/noImgElement: composed a moment ago; there is no file to optimise
        <img
          src={`data:image/jpeg;base64,${jpeg}`}
          width={width}
          height={height}
          alt={title}
          className="h-auto w-full rounded border border-line"
        />
      ) : (
        <div
          className="grid place-items-center rounded border border-line bg-well p-3 text-sm"
          style={{ aspectRatio: `${width} / ${height}` }}
        >
          {problem}
        </div>
      )}
      <figcaption className="mt-1 text-xs text-faint">{title}</figcaption>
      <span className="sr-only">{placement}</span>
    </figure>
  );
}
