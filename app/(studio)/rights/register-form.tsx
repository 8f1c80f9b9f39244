'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { RegisteredWork } from '../../../lib/rights/index';
import { Button } from '../../components/button';
import { Field, inputClass, TextInput } from '../../components/field';
import { Note } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { rights as w } from '../../words/rights';
import { send } from './send';

const KINDS = Object.entries(w.form.kinds);
const fileClass =
  'block w-full text-sm text-soft file:mr-3 file:h-9 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-paper file:px-3 file:text-sm file:font-medium file:text-ink hover:file:border-edge';

/** One work: by its picture, by a fingerprint, or by its name. What was typed stays after a failure. */
export function RegisterForm() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ title: string; work: Wire<RegisteredWork> } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const file = data.get('picture');
    const query = new URLSearchParams();
    for (const name of ['title', 'holder', 'kind', 'standing', 'fingerprint'])
      query.set(name, String(data.get(name) ?? '').trim());
    query.set('preview', data.get('preview') ? 'yes' : 'no');
    setBusy(true);
    setFailure(null);
    setSaid(null);
    const answer = await send<Wire<RegisteredWork>>(
      `/api/rights/works?${query}`,
      'POST',
      file instanceof File && file.size > 0 ? file : null,
    );
    setBusy(false);
    if ('failure' in answer) return setFailure(answer.failure);
    setSaid({ title: query.get('title') ?? '', work: answer.value });
    form.reset();
    router.refresh();
  }

  return (
    <section>
      <h2 className="display text-xl">{w.register}</h2>
      <form onSubmit={submit} className="mt-4 space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="work-title" label={w.form.title}>
            <TextInput id="work-title" name="title" required maxLength={200} />
          </Field>
          <Field id="work-holder" label={w.form.holder}>
            <TextInput id="work-holder" name="holder" required maxLength={200} />
          </Field>
          <Field id="work-kind" label={w.form.kind}>
            <select id="work-kind" name="kind" className={inputClass}>
              {KINDS.map(([kind, word]) => (
                <option key={kind} value={kind}>
                  {word}
                </option>
              ))}
            </select>
          </Field>
          <Field id="work-standing" label={w.form.standing}>
            <select id="work-standing" name="standing" className={inputClass} defaultValue="foreign">
              <option value="foreign">{w.form.foreign}</option>
              <option value="own">{w.form.own}</option>
            </select>
          </Field>
        </div>
        <Field id="work-picture" label={w.form.picture} help={w.form.pictureHelp}>
          <input
            id="work-picture"
            name="picture"
            type="file"
            accept="image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff"
            className={fileClass}
          />
        </Field>
        <Field id="work-fingerprint" label={w.form.fingerprint} help={w.form.fingerprintHelp}>
          <TextInput
            id="work-fingerprint"
            name="fingerprint"
            pattern="[0-9a-fA-F]{64}"
            className="figures"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <label className="flex items-start gap-2 text-sm">
          <input type="checkbox" name="preview" defaultChecked className="mt-1" />
          <span>
            {w.form.preview} <span className="block text-xs text-faint">{w.form.previewHelp}</span>
          </span>
        </label>
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? w.form.working : w.form.submit}
        </Button>
        <div aria-live="polite">
          {failure ? <Note tone="block" title={failure} /> : null}
          {said ? (
            <Note
              tone="pass"
              title={w.registered(said.title, w.ways(said.work.fingerprints, said.work.shape, said.work.keypoints))}
            >
              {said.work.pastDeliveries > 0 ? <p>{w.past(said.work.pastDeliveries)}</p> : null}
            </Note>
          ) : null}
        </div>
      </form>
    </section>
  );
}
