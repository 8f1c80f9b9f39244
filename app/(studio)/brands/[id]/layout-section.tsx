'use client';

import { type ChangeEvent, useState } from 'react';
import type { OwnLayout } from '../../../../lib/pipeline/brief/index';
import { Button } from '../../../components/button';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';
import { send } from '../send';
import { Section, type SectionProps } from './section';
import { UploadButton } from './type-section';

const w = words.brands.editor;
const HOUSE = ['editorial', 'spotlight', 'split'] as const;

export function LayoutSection({ body, change }: SectionProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const { layouts, ownLayouts } = body;
  const titles = new Map<string, string>([
    ...HOUSE.map((id): [string, string] => [id, words.studio.layouts[id]]),
    ...ownLayouts.map(({ id, title }): [string, string] => [id, title]),
  ]);
  const all = [...layouts, ...[...titles.keys()].filter((id) => !layouts.includes(id))];
  const toggle = (id: string, on: boolean) =>
    change('layouts', on ? [...layouts, id] : layouts.filter((entry) => entry !== id));
  const upload = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setFailure(null);
    const order = { name: file.name.slice(0, 200), text: (await file.text()).slice(0, 200_000) };
    const result = await send<OwnLayout>('POST', '/api/presets/layouts', order);
    if ('failure' in result) return setFailure(result.failure);
    const made = result.answer;
    change('ownLayouts', [...ownLayouts.filter(({ id }) => id !== made.id), made]);
    if (!layouts.includes(made.id)) change('layouts', [...layouts, made.id]);
  };
  return (
    <Section title={w.sections.layouts}>
      <p className="text-xs text-faint">{w.allowed}</p>
      <ul className="space-y-1">
        {all.map((id) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <label className="flex flex-1 items-center gap-2">
              <input
                type="checkbox"
                checked={layouts.includes(id)}
                disabled={layouts.length === 1 && layouts[0] === id}
                onChange={(event) => toggle(id, event.target.checked)}
                className="size-4"
              />
              {titles.get(id) ?? id}
            </label>
            {ownLayouts.some((own) => own.id === id) && !(layouts.length === 1 && layouts[0] === id) ? (
              <Button
                look="quiet"
                onClick={() => {
                  change(
                    'layouts',
                    layouts.filter((entry) => entry !== id),
                  );
                  change(
                    'ownLayouts',
                    ownLayouts.filter((own) => own.id !== id),
                  );
                }}
              >
                {w.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <h3 className="label">{w.own}</h3>
      <p className="text-xs text-faint">{w.ownHelp}</p>
      <div aria-live="polite">{failure ? <Note tone="block" title={failure} /> : null}</div>
      <UploadButton label={w.ownFile} accept=".json,.svg" onChange={upload} />
    </Section>
  );
}
