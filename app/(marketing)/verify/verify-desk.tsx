'use client';

import { type DragEvent, useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button';
import { PhotoIcon } from '../../components/icons';
import { Note } from '../../components/verdict';
import { words } from '../../words';
import { type Verified, verifyPicture } from './action';
import { VerifyReport } from './verify-report';

const MAX_BYTES = 25 * 1024 * 1024;
const w = words.verify;

/** A form that works without scripts; with them a picture can also be dropped or pasted, and is read at once. */
export function VerifyDesk({ first, demo }: { first: Verified | null; demo: { shown: boolean } | null }) {
  const [state, send, busy] = useActionState(verifyPicture, first);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const [shown, setShown] = useState<string | null>(demo?.shown ? '/api/demo/stripped' : null);
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);

  function take(files: FileList | null | undefined) {
    const file = files?.[0];
    if (!file || !input.current || !files) return;
    setTooLarge(file.size > MAX_BYTES);
    setShown(URL.createObjectURL(file));
    if (file.size > MAX_BYTES) return;
    if (input.current.files !== files) input.current.files = files;
    form.current?.requestSubmit();
  }
  const takeNow = useRef(take);
  takeNow.current = take;

  useEffect(() => {
    const paste = (event: ClipboardEvent) => takeNow.current(event.clipboardData?.files);
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  useEffect(() => () => URL.revokeObjectURL(shown ?? ''), [shown]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <>
      <form ref={form} action={send} className="mt-8">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the file field inside does the same */}
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
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
          </div>
          <Button type="submit" look="primary" disabled={busy}>
            {busy ? w.checking : w.submit}
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
        {busy || tooLarge || !state ? null : state.failure ? (
          <Note tone="block" title={state.failure} />
        ) : state.result ? (
          <VerifyReport result={state.result} />
        ) : null}
      </div>
    </>
  );
}
