'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button';
import { inputClass } from '../../components/field';
import { PhotoIcon } from '../../components/icons';
import { useFileDrop } from '../../components/use-file-drop';
import { Note } from '../../components/verdict';
import { words } from '../../words';
import { type Verified, verifyPicture } from './action';
import { type Here, HereCard } from './here-card';
import { readHere } from './read-here';
import { ShareLink } from './share-link';
import { SideBySide } from './side-by-side';
import { VerifyReport } from './verify-report';

const MAX_BYTES = 25 * 1024 * 1024;
const SIDECAR = /\.c2pa$/i;

/** Puts one file into a field, as if it had been chosen there. */
function hand(field: HTMLInputElement, file: File): void {
  if (field.files?.length === 1 && field.files[0] === file) return;
  const held = new DataTransfer();
  held.items.add(file);
  field.files = held.files;
}

const w = words.verify;
const more = words.verifyMore;

interface VerifyDeskProps {
  first: Verified | null;
  demo: { shown: boolean } | null;
  /** Of the reader in this browser: whom it trusts, and that it fetches nothing. */
  readerSettings: string;
}

/**
 * A form that works without scripts. With them a picture can also be dropped or pasted; its credentials are then read in this
 * browser, and it is sent only when the mark and the records are to be looked for too.
 */
export function VerifyDesk({ first, demo, readerSettings }: VerifyDeskProps) {
  const [state, send, busy] = useActionState(verifyPicture, first);
  const [tooLarge, setTooLarge] = useState(false);
  const [here, setHere] = useState<Here | null>(null);
  const [beside, setBeside] = useState<string | null>(null);
  const [address, setAddress] = useState('');
  const [shown, setShown] = useState<string | null>(demo?.shown ? '/api/demo/stripped' : null);
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const sidecar = useRef<HTMLInputElement>(null);
  /** What is to be checked: the browser empties both fields when an answer has come, and asking again must still work. */
  const chosen = useRef<{ picture: File | null; store: File | null }>({ picture: null, store: null });
  /** The answer below is about another picture than the one that was chosen since. */
  const [stale, setStale] = useState(false);

  /** A picture, its sidecar, or both at once. */
  function take(files: FileList | null | undefined) {
    if (!input.current || !sidecar.current || !files) return;
    const store = [...files].find(({ name }) => SIDECAR.test(name));
    const file = [...files].find((entry) => entry !== store);
    if (store) {
      chosen.current.store = store;
      hand(sidecar.current, store);
      setBeside(store.name);
    }
    const hasStore = store !== undefined || sidecar.current.value !== '';
    if (!file) {
      if (store && input.current.value !== '') setHere('sidecar');
      return;
    }
    setStale(true);
    setTooLarge(file.size > MAX_BYTES);
    setShown(URL.createObjectURL(file));
    if (file.size > MAX_BYTES) return;
    chosen.current.picture = file;
    hand(input.current, file);
    setAddress('');
    if (hasStore) {
      setHere('sidecar');
      return;
    }
    setHere('reading');
    void readHere(file, readerSettings).then((found) => setHere(found ?? 'unavailable'));
  }
  const { over, zone } = useFileDrop(take, { paste: true });

  useEffect(() => () => URL.revokeObjectURL(shown ?? ''), [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what this waits for
  useEffect(() => {
    setStale(false);
    const { picture, store } = chosen.current;
    if (picture && input.current) hand(input.current, picture);
    if (store && sidecar.current) hand(sidecar.current, store);
  }, [state]);
  const answered = state?.result !== undefined && state?.result !== null && !stale && !busy;

  return (
    <>
      <form ref={form} action={send} className="mt-8">
        <div
          {...zone}
          className={`flex flex-wrap items-center gap-x-6 gap-y-4 rounded border border-dashed p-6 ${over ? 'border-accent bg-accent-wash' : 'border-edge bg-sheet'}`}
        >
          {shown ? (
            // biome-ignore lint/performance/noImgElement: shown from this window or from the demo, as it is
            <img src={shown} alt="" className="max-h-24 max-w-32 bg-well object-contain" />
          ) : (
            <span className="text-faint">
              <PhotoIcon size={32} />
            </span>
          )}
          <div className="min-w-0 flex-1 basis-[240px] space-y-2">
            <label htmlFor="picture" className="block">
              {w.drop}
            </label>
            <input
              ref={input}
              id="picture"
              type="file"
              name="picture"
              accept="image/png,image/jpeg,image/webp,image/avif"
              onChange={(event) => take(event.target.files)}
              className="block w-full text-sm text-soft file:mr-3 file:h-9 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-paper file:px-3 file:text-sm file:font-medium file:text-ink hover:file:border-edge"
            />
            <p className="text-xs text-faint">{w.limits}</p>
            <label className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-faint">
              {more.sidecar}
              <input
                ref={sidecar}
                type="file"
                name="sidecar"
                accept=".c2pa,application/c2pa"
                onChange={(event) => {
                  const [store] = event.target.files ?? [];
                  chosen.current.store = store ?? null;
                  setBeside(store?.name ?? null);
                  if (store && here !== null) setHere('sidecar');
                }}
                className="min-w-0 flex-1 basis-[180px] file:mr-2 file:h-7 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-paper file:px-2 file:text-xs file:text-ink hover:file:border-edge"
              />
            </label>
          </div>
          <Button type="submit" look="primary" disabled={busy} className="w-full sm:w-auto">
            {busy ? w.checking : here === null ? w.submit : answered ? more.again : more.send}
          </Button>
        </div>
        {here === null || answered ? null : (
          <div aria-live="polite">
            <HereCard found={here} sidecar={beside} />
            <p className="mt-2 text-xs text-faint">{more.sendHelp}</p>
          </div>
        )}
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <label htmlFor="address" className="text-sm text-soft">
            {more.address}
          </label>
          <input
            id="address"
            name="address"
            type="url"
            inputMode="url"
            maxLength={2000}
            placeholder={more.addressPlaceholder}
            value={address}
            onChange={(event) => {
              setAddress(event.target.value);
              // One of the two is checked: what was typed last.
              if (event.target.value === '') return;
              if (input.current) input.current.value = '';
              chosen.current.picture = null;
              setHere(null);
              setShown(null);
            }}
            className={`${inputClass} min-w-0 flex-1 basis-[260px]`}
          />
          <Button type="submit" disabled={busy || address === ''}>
            {more.addressSubmit}
          </Button>
        </div>
      </form>
      {demo && !demo.shown ? (
        <p className="mt-3 text-sm">
          <a href="/verify?demo=1" className="underline underline-offset-4">
            {w.tryDemo}
          </a>
        </p>
      ) : null}
      <div aria-live="polite" aria-busy={busy} className="mt-8">
        {tooLarge ? <Note tone="block" title={w.tooLarge} /> : null}
        {busy || tooLarge || stale || !state ? null : state.failure ? (
          <Note tone="block" title={state.failure} />
        ) : state.result ? (
          <>
            <VerifyReport result={state.result} />
            {state.original ? <SideBySide mine={shown} original={state.original} /> : null}
            {state.ticket ? <ShareLink key={state.ticket} result={state.result} ticket={state.ticket} /> : null}
          </>
        ) : null}
      </div>
    </>
  );
}
