'use client';

import { Field } from '../../../components/field';
import { words } from '../../../words';
import type { Draft } from './draft';
import { Problem } from './problem';
import { ProductDrop } from './product-drop';

const w = words.studio.initial;

interface InitialFieldProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problems: ReadonlyMap<string, string>;
}

/** A picture to begin from: drawn over, redrawn where a mask is white, or drawn on beyond its edges; or a tile of none. */
export function InitialField({ draft, change, problems }: InitialFieldProps) {
  const { initial, mask, outpaint, strength, tile } = draft;
  return (
    <div className="space-y-3">
      <ProductDrop
        id="initial"
        label={w.picture}
        paste={false}
        product={initial}
        onChange={(next) =>
          change(next ? { initial: next, tile: false } : { initial: null, mask: null, outpaint: false })
        }
      />
      <Problem>{problems.get('initial')}</Problem>
      {initial ? (
        <>
          <ProductDrop
            id="mask"
            label={w.mask}
            paste={false}
            product={mask}
            onChange={(next) => change({ mask: next, ...(next ? { outpaint: false } : {}) })}
          />
          <p className="text-xs text-faint">{w.maskHelp}</p>
          <Problem>{problems.get('mask')}</Problem>
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              name="outpaint"
              checked={outpaint}
              disabled={mask !== null}
              onChange={(event) => change({ outpaint: event.target.checked })}
              className="size-4"
            />
            {w.outpaint}
          </label>
          <Field id="strength" label={w.strength} hint={strength === '' ? w.automatic : strength}>
            <input
              id="strength"
              name="strength"
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={strength === '' ? 0.6 : strength}
              onChange={(event) => change({ strength: event.target.value })}
              className="w-full accent-accent"
            />
          </Field>
        </>
      ) : (
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="tile"
            checked={tile}
            onChange={(event) => change({ tile: event.target.checked })}
            className="size-4"
          />
          {w.tile}
        </label>
      )}
    </div>
  );
}
