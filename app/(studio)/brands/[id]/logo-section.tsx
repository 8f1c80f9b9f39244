'use client';

import { Button } from '../../../components/button';
import { Field, TextInput } from '../../../components/field';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';
import { narrowClass, Section, type SectionProps } from './section';
import { UploadButton } from './type-section';
import type { Body } from './use-document';
import { usePresetFile } from './use-preset-file';

const w = words.brands.editor;
const GROUNDS = ['light', 'dark', 'any'] as const;
type Variant = Body['logo']['variants'][number];
const isGround = (text: string): text is (typeof GROUNDS)[number] => GROUNDS.some((ground) => ground === text);

export function LogoSection({ body, change, presetId }: SectionProps & { presetId: string }) {
  const { variants, clearSpace, minWidth } = body.logo;
  const { busy, failure, upload } = usePresetFile<Variant>(presetId, 'logo', (variant) =>
    change('logo.variants', [...variants, variant]),
  );
  return (
    <Section title={w.sections.logo}>
      <ul className="space-y-2">
        {variants.map((variant, at) => (
          <li key={variant.blob + variant.ground} className="flex flex-wrap items-center gap-2">
            <span
              className={`grid h-12 w-28 place-items-center rounded border border-line p-1 ${variant.ground === 'dark' ? 'bg-[#17191d]' : 'bg-white'}`}
            >
              {/* biome-ignore lint/performance/noImgElement: logos are served as they were given */}
              <img
                src={`/api/presets/${presetId}/logo?blob=${variant.blob}`}
                alt=""
                className="max-h-10 max-w-full object-contain"
              />
            </span>
            <select
              aria-label={`${w.sections.logo} ${at + 1}`}
              value={variant.ground}
              onChange={(event) =>
                isGround(event.target.value) && change(`logo.variants.${at}.ground`, event.target.value)
              }
              className={`${narrowClass} w-auto flex-1`}
            >
              {GROUNDS.map((ground) => (
                <option key={ground} value={ground}>
                  {w.ground[ground]}
                </option>
              ))}
            </select>
            {variants.length > 1 ? (
              <Button
                look="quiet"
                onClick={() =>
                  change(
                    'logo.variants',
                    variants.filter((_, i) => i !== at),
                  )
                }
              >
                {w.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div aria-live="polite">{failure ? <Note tone="block" title={failure} /> : null}</div>
      {variants.length < 6 ? (
        <UploadButton label={busy ? w.uploading : w.upload} accept=".svg,.png" disabled={busy} onChange={upload} />
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field id="clearSpace" label={w.clearSpace}>
          <TextInput
            id="clearSpace"
            type="number"
            min={0}
            max={2}
            step={0.05}
            value={clearSpace}
            onChange={(event) => change('logo.clearSpace', Math.min(2, Math.max(0, event.target.valueAsNumber || 0)))}
            className="font-mono tabular-nums"
          />
        </Field>
        <Field id="minWidth" label={w.minWidth}>
          <TextInput
            id="minWidth"
            type="number"
            min={16}
            max={400}
            value={minWidth}
            onChange={(event) =>
              change('logo.minWidth', Math.round(Math.min(400, Math.max(16, event.target.valueAsNumber || 16))))
            }
            className="font-mono tabular-nums"
          />
        </Field>
      </div>
    </Section>
  );
}
