'use client';

import { useActionState } from 'react';
import { Button } from '../../components/button';
import { Field, inputClass, TextInput } from '../../components/field';
import { Note } from '../../components/verdict';
import { rights, optOut as w } from '../../words/rights';
import { askOptOut } from './action';

export function OptOutForm() {
  const [state, send, busy] = useActionState(askOptOut, null);
  if (state?.sent)
    return (
      <div className="mt-8" aria-live="polite">
        <Note tone="pass" title={w.sent}>
          <p>{w.sentHelp}</p>
        </Note>
      </div>
    );
  const typed = state?.typed ?? {};
  return (
    <form action={send} className="mt-8 space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="opt-kind" label={w.kind}>
          <select
            id="opt-kind"
            name="kind"
            className={inputClass}
            defaultValue={typed.kind ?? 'artwork'}
            key={typed.kind}
          >
            {Object.entries(rights.form.kinds).map(([kind, word]) => (
              <option key={kind} value={kind}>
                {word}
              </option>
            ))}
          </select>
        </Field>
        <Field id="opt-title" label={w.titleLabel}>
          <TextInput id="opt-title" name="title" required maxLength={200} defaultValue={typed.title} />
        </Field>
        <Field id="opt-holder" label={w.holder}>
          <TextInput
            id="opt-holder"
            name="holder"
            required
            maxLength={200}
            defaultValue={typed.holder}
            autoComplete="organization"
          />
        </Field>
        <Field id="opt-email" label={w.email}>
          <TextInput
            id="opt-email"
            name="email"
            type="email"
            required
            maxLength={254}
            defaultValue={typed.email}
            autoComplete="email"
          />
        </Field>
      </div>
      <Field id="opt-statement" label={w.statement} help={w.statementHelp}>
        <textarea
          id="opt-statement"
          name="statement"
          rows={4}
          required
          minLength={10}
          maxLength={4_000}
          defaultValue={typed.statement}
          aria-describedby="opt-statement-help"
          className={inputClass}
        />
      </Field>
      <Field id="opt-picture" label={w.picture} help={w.pictureHelp}>
        <input
          id="opt-picture"
          name="picture"
          type="file"
          accept="image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff"
          aria-describedby="opt-picture-help"
          className="block w-full text-sm text-soft file:mr-3 file:h-9 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-paper file:px-3 file:text-sm file:font-medium file:text-ink hover:file:border-edge"
        />
      </Field>
      <div aria-live="assertive">{state?.failure ? <Note tone="block" title={state.failure} /> : null}</div>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? w.working : w.submit}
      </Button>
    </form>
  );
}
