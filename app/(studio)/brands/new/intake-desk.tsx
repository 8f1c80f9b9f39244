'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { Proposal } from '../../../../lib/brands/index';
import { Button } from '../../../components/button';
import { Field, TextInput } from '../../../components/field';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';
import { UploadButton } from '../[id]/type-section';
import { send } from '../send';
import { FoundColours, FoundFonts, FoundLogos } from './found';
import { fileAsData, presetFrom } from './preset-from';

const w = words.brands.intake;

/** Guidelines in, a draft out: what was found is shown, and the person says what of it is kept. */
export function IntakeDesk() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [found, setFound] = useState<Proposal | null>(null);
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const [logo, setLogo] = useState<string | null>(null);
  const [name, setName] = useState('');

  const during = async (work: () => Promise<string | null>) => {
    setBusy(true);
    setFailure(await work());
    setBusy(false);
  };
  const open = (id: string) => {
    router.push(`/brands/${id}`);
    return null;
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    const [first] = files;
    if (!first) return;
    void during(async () => {
      if (files.length === 1 && /\.json$/i.test(first.name)) {
        const made = await send<{ presetId: string }>('POST', '/api/presets', first);
        return 'failure' in made ? made.failure : open(made.answer.presetId);
      }
      const isText = files.every((file) => /\.(html?|css|xhtml)$/i.test(file.name));
      const body = isText
        ? await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })))
        : new Blob([first]);
      const path = `/api/presets/guidelines?name=${encodeURIComponent(first.name)}`;
      const result = await send<Proposal>('POST', path, body);
      if ('failure' in result) return result.failure;
      setFound(result.answer);
      setKept(new Set(result.answer.colours.map((_, at) => at)));
      setLogo(result.answer.logos.find((entry) => entry.data !== null)?.data ?? null);
      return null;
    });
  };
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (!found) return;
    const colours = found.colours.filter((_, at) => kept.has(at));
    if (colours.length < 2) return setFailure(w.needColours);
    if (logo === null) return setFailure(w.needLogo);
    void during(async () => {
      const preset = presetFrom(name, colours, found.fonts, logo);
      const made = await send<{ presetId: string }>('POST', '/api/presets', new Blob([JSON.stringify(preset)]));
      return 'failure' in made ? made.failure : open(made.answer.presetId);
    });
  };
  const upload = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) void fileAsData(file).then(setLogo);
  };
  return (
    <div className="mt-6 space-y-6">
      <div className="space-y-3 rounded border border-dashed border-edge bg-sheet p-6">
        <p className="text-sm text-soft">{w.drop}</p>
        <label className="inline-flex h-9 items-center rounded bg-accent px-3 text-sm font-medium text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
          {busy ? w.reading : w.choose}
          <input
            type="file"
            multiple
            disabled={busy}
            accept=".png,.jpg,.jpeg,.webp,.html,.htm,.css,.json"
            onChange={choose}
            className="sr-only"
          />
        </label>
      </div>
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      {found ? (
        <form onSubmit={create} className="space-y-6">
          {found.notes.map((note) => (
            <Note key={note} tone="plain" title={note} />
          ))}
          <FoundColours colours={found.colours} kept={kept} onChange={setKept} />
          <FoundFonts fonts={found.fonts} />
          <FoundLogos logos={found.logos} chosen={logo} onChange={setLogo} />
          <div className="flex flex-wrap items-center gap-3">
            <UploadButton label={w.ownLogo} accept=".svg,.png" onChange={upload} />
            {logo && !found.logos.some((entry) => entry.data === logo) ? (
              // biome-ignore lint/performance/noImgElement: the file that was just chosen
              <img
                src={logo}
                alt=""
                className="h-10 max-w-[200px] rounded border border-line bg-white object-contain p-1"
              />
            ) : null}
          </div>
          <Field id="name" label={w.name}>
            <TextInput
              id="name"
              value={name}
              required
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button type="submit" look="primary" disabled={busy}>
            {w.create}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
