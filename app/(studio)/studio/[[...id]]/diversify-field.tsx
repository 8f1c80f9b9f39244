'use client';

import { diversify } from '../../../../lib/pipeline/brief/diversify';
import { words } from '../../../words';
import type { Draft } from './draft';

const w = words.audits.diversify;
const SHOWN = 6;

interface DiversifyFieldProps {
  draft: Draft;
  change(part: Partial<Draft>): void;
}

/** Opt-in, and never in secret: what will be added to which picture stands here before anything is drawn. */
export function DiversifyField({ draft, change }: DiversifyFieldProps) {
  const seed = Number(draft.seed.trim() || 0);
  const pictures = Array.from({ length: Math.min(SHOWN, draft.count) }, (_, index) =>
    diversify(draft.prompt, seed, index),
  );
  const untouched = pictures[0]?.untouched;
  return (
    <div className="space-y-2">
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          name="diversify"
          checked={draft.diversify}
          onChange={(event) =>
            // Without a seed the words shown here would not be the ones that are drawn.
            change({ diversify: event.target.checked, seed: draft.seed || String(Math.floor(Math.random() * 2 ** 32)) })
          }
          className="size-4"
        />
        {w.label}
      </label>
      {!draft.diversify ? null : untouched ? (
        <p className="text-xs text-soft">{w.untouched[untouched]}</p>
      ) : (
        <ol className="space-y-1 text-xs text-soft" aria-label={w.diff}>
          {pictures.map(({ added }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is what a picture is called
            <li key={index} dir="auto">
              <span className="figures">{index + 1}</span> {draft.prompt.slice(0, added?.at)}
              <ins className="bg-pass-wash text-pass">{added?.text}</ins>
              {draft.prompt.slice(added?.at)}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
