'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Region } from '../../../lib/pipeline/brief/index';
import { Button } from '../../components/button';
import { Field, inputClass, TextInput } from '../../components/field';
import { PhotoIcon } from '../../components/icons';
import { RegionsField } from '../../components/regions-field';
import { useFileDrop } from '../../components/use-file-drop';
import { Note } from '../../components/verdict';
import { words } from '../../words';

const w = words.seal;
type Source = keyof typeof w.sources;
type People = keyof typeof w.peopleOptions;

interface SealFormProps {
  presets: readonly { slug: string; name: string }[];
  placements: readonly { id: string; title: string; width: number; height: number }[];
}

const choice =
  'flex cursor-pointer gap-3 rounded border border-line bg-sheet p-3 hover:border-edge has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent';

/** One picture, what its owner declares about it, and the sizes it is wanted in. */
export function SealForm({ presets, placements }: SealFormProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const order = useRef({ body: '', key: '' });
  const [file, setFile] = useState<File | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [source, setSource] = useState<Source | null>(null);
  const [people, setPeople] = useState<People | null>(null);
  const [sizes, setSizes] = useState<string[]>(['original']);
  const [regions, setRegions] = useState<Region[]>([]);
  const [preset, setPreset] = useState(presets[0]?.slug ?? '');
  const [title, setTitle] = useState('');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const { over, zone } = useFileDrop((files) => setFile(files[0] ?? null), { paste: true });
  useEffect(() => {
    if (!file) return setShown(null);
    const url = URL.createObjectURL(file);
    setShown(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);

  const ready = file !== null && source !== null && people !== null && sizes.length > 0 && preset !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!file || !source || !people || sending) return setFailure(w.missing);
    if (!ready) return setFailure(w.missing);
    setSending(true);
    setFailure(null);
    const query = new URLSearchParams({ name: file.name, preset, source, people, placements: sizes.join(',') });
    if (title.trim() !== '') query.set('title', title.trim());
    if (regions.length > 0) query.set('regions', regions.join(','));
    const asked = `${query} ${file.size} ${file.lastModified}`;
    // The same order sent again after a lost answer must not be paid twice.
    if (order.current.body !== asked) order.current = { body: asked, key: crypto.randomUUID() };
    query.set('idempotencyKey', order.current.key);
    try {
      const answer = await fetch(`/api/seals?${query}`, {
        method: 'POST',
        headers: { 'content-type': file.type || 'application/octet-stream' },
        body: file,
      });
      const result = (await answer.json()) as { id: string } | { error: { message: string } };
      if ('error' in result) setFailure(result.error.message);
      else router.push(`/studio/${result.id}`);
    } catch {
      setFailure(words.shell.offline);
    }
    setSending(false);
  }

  const toggle = (id: string) =>
    setSizes((now) => (now.includes(id) ? now.filter((entry) => entry !== id) : [...now, id]));

  return (
    <form onSubmit={submit} className="mt-8 space-y-8">
      <div>
        <p id="seal-file" className="label mb-1">
          {w.file}
        </p>
        <div
          {...zone}
          className={`flex min-h-28 flex-wrap items-center gap-4 rounded border border-dashed p-4 ${over ? 'border-accent bg-accent-wash' : 'border-edge/70 bg-sheet'}`}
        >
          {shown ? (
            // biome-ignore lint/performance/noImgElement: a file of this window, shown as it is
            <img src={shown} alt="" className="max-h-24 max-w-36 rounded bg-well object-contain" />
          ) : (
            <span className="text-faint">
              <PhotoIcon size={32} />
            </span>
          )}
          <span className="min-w-0 flex-1 basis-[220px] text-sm">
            {file ? <span className="block truncate font-medium">{file.name}</span> : null}
            <span className="text-soft">
              {w.drop}{' '}
              <button
                type="button"
                onClick={() => input.current?.click()}
                className="text-ink underline underline-offset-4"
              >
                {w.choose}
              </button>
            </span>
            <span className="block text-xs text-faint">{w.limits}</span>
          </span>
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/avif,image/tiff,image/gif"
            aria-labelledby="seal-file"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
      </div>

      <fieldset>
        <legend className="label mb-1">{w.source}</legend>
        <p className="mb-3 text-xs text-faint">{w.sourceHelp}</p>
        <div className="grid gap-2 sm:grid-cols-2">
          {(Object.keys(w.sources) as Source[]).map((id) => (
            <label key={id} className={`${choice} items-start`}>
              <input
                type="radio"
                name="source"
                value={id}
                checked={source === id}
                onChange={() => setSource(id)}
                className="mt-1 accent-accent"
              />
              <span>
                <span className="block font-medium">{w.sources[id][0]}</span>
                <span className="block text-xs text-soft">{w.sources[id][1]}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>

      <fieldset>
        <legend className="label mb-1">{w.people}</legend>
        <p className="mb-3 text-xs text-faint">{w.peopleHelp}</p>
        <div className="grid gap-2 sm:grid-cols-3">
          {(Object.keys(w.peopleOptions) as People[]).map((id) => (
            <label key={id} className={`${choice} items-start`}>
              <input
                type="radio"
                name="people"
                value={id}
                checked={people === id}
                onChange={() => setPeople(id)}
                className="mt-1 accent-accent"
              />
              <span className="font-medium">{w.peopleOptions[id]}</span>
            </label>
          ))}
        </div>
      </fieldset>

      <RegionsField chosen={regions} onChange={setRegions} />

      <fieldset>
        <legend className="label mb-2">{w.size}</legend>
        <div className="flex flex-wrap gap-2">
          {[{ id: 'original', title: w.original, width: 0, height: 0 }, ...placements].map(
            ({ id, title: name, width, height }) => (
              <label key={id} className={`${choice} items-center py-2`}>
                <input
                  type="checkbox"
                  name="sizes"
                  value={id}
                  checked={sizes.includes(id)}
                  onChange={() => toggle(id)}
                  className="accent-accent"
                />
                <span className="text-sm">
                  {name} {width > 0 ? <span className="figures text-faint">{`${width}×${height}`}</span> : null}
                </span>
              </label>
            ),
          )}
        </div>
      </fieldset>

      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="seal-preset" label={w.preset}>
          <select
            id="seal-preset"
            value={preset}
            onChange={(event) => setPreset(event.target.value)}
            className={inputClass}
          >
            {presets.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="seal-title" label={w.name} hint={words.studio.optional} help={w.nameHelp}>
          <TextInput
            id="seal-title"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            aria-describedby="seal-title-help"
          />
        </Field>
      </div>

      <div className="space-y-3 border-t border-line pt-6">
        <div aria-live="polite">{failure ? <Note tone="block" title={failure} /> : null}</div>
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" disabled={sending}>
            {sending ? w.sending : w.submit}
          </Button>
          <p className="text-sm text-soft">{w.price}</p>
        </div>
      </div>
    </form>
  );
}
