'use client';

import { useState } from 'react';
import { type Clash, type Json, withField } from '../../../../lib/pipeline/brief/preset-changes';
import { Button } from '../../../components/button';
import { words } from '../../../words';
import type { Body } from './use-document';
import type { Conflict } from './use-saving';
import { Value } from './value';

const w = words.brands.editor;

/** Two people changed the same fields: both values side by side, and the person chooses. Nothing is lost until it is chosen. */
export function ConflictDesk({ conflict, onSettle }: { conflict: Conflict; onSettle: (body: Body) => void }) {
  const { who, merged, clashes } = conflict;
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const settle = () =>
    onSettle(
      clashes.reduce<Body>(
        (body, clash) => withField(body, clash.path, sideOf(clash, chosen[clash.path] ?? 'mine')),
        merged,
      ),
    );
  return (
    <section aria-labelledby="conflict" className="space-y-3 rounded border border-review bg-review-wash p-4">
      <h2 id="conflict" className="font-medium text-review">
        {w.conflictTitle(who)}
      </h2>
      <p className="text-sm">{w.conflictHelp}</p>
      <ul className="space-y-3">
        {clashes.map((clash) => (
          <li key={clash.path}>
            <fieldset>
              <legend className="figures mb-1">{clash.path}</legend>
              <div className="grid gap-2 sm:grid-cols-2">
                {(['mine', 'theirs'] as const).map((side) => (
                  <label
                    key={side}
                    className="flex items-start gap-2 rounded bg-sheet p-2 text-sm has-checked:shadow-[inset_0_0_0_1px_var(--ink)]"
                  >
                    <input
                      type="radio"
                      name={clash.path}
                      checked={(chosen[clash.path] ?? 'mine') === side}
                      onChange={() => setChosen({ ...chosen, [clash.path]: side })}
                      className="mt-1"
                    />
                    <span className="min-w-0">
                      <span className="label block">{side === 'mine' ? w.yours : `${w.theirs} (${who})`}</span>
                      <Value value={sideOf(clash, side)} />
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <Button look="primary" onClick={settle}>
        {w.takeOver}
      </Button>
    </section>
  );
}

const sideOf = (clash: Clash, side: 'mine' | 'theirs'): Json => (side === 'mine' ? clash.mine : clash.theirs);
