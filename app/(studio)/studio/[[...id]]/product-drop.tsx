'use client';

import { useRef, useState } from 'react';
import { CrossIcon, PhotoIcon } from '../../../components/icons';
import { useFileDrop } from '../../../components/use-file-drop';
import { words } from '../../../words';
import type { Product } from './draft';
import { thumbnailOf, upload } from './upload';

/** The product photo, or another picture that a brief takes: dropped here, pasted anywhere on the page, or chosen. */
export function ProductDrop({
  product,
  onChange,
  id = 'product',
  label = words.studio.product,
  paste = true,
}: {
  product: Product | null;
  onChange: (next: Product | null) => void;
  /** Of the label, where a form takes several pictures. */
  id?: string;
  label?: string;
  /** One field of a page takes what is pasted. */
  paste?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    setFailure(null);
    const outcome = await upload(file);
    if ('failure' in outcome) setFailure(outcome.failure);
    else onChange({ ...outcome, name: file.name, thumbnail: await thumbnailOf(file) });
    setBusy(false);
  }

  const { over, zone } = useFileDrop((files) => void take(files[0]), { paste });

  return (
    <div>
      <p id={`${id}-label`} className="label mb-1">
        {label} <span className="font-normal text-faint">{words.studio.optional}</span>
      </p>
      <div
        {...zone}
        className={`relative flex min-h-16 items-center gap-3 rounded border border-dashed p-3 text-sm ${over ? 'border-accent bg-accent-wash' : 'border-edge/70 bg-sheet'}`}
      >
        {product ? (
          <>
            {product.thumbnail ? (
              // biome-ignore lint/performance/noImgElement: a data URL made in this window
              <img src={product.thumbnail} alt="" className="size-12 rounded bg-well object-contain" />
            ) : (
              <span className="grid size-12 place-items-center rounded bg-well text-soft">
                <PhotoIcon />
              </span>
            )}
            <span className="min-w-0 flex-1">
              <span className="block truncate">{product.name || label}</span>
              {product.width && product.height ? (
                <span className="figures text-faint">{words.studio.productSize(product.width, product.height)}</span>
              ) : null}
            </span>
            <button
              type="button"
              onClick={() => onChange(null)}
              aria-label={`${words.studio.productRemove}: ${product.name || label}`}
              className="grid size-8 place-items-center rounded text-soft hover:bg-well hover:text-ink"
            >
              <CrossIcon />
            </button>
          </>
        ) : (
          <>
            <span className="text-faint">
              <PhotoIcon size={20} />
            </span>
            <span className="text-soft">
              {busy ? (
                words.studio.productLoading
              ) : (
                <>
                  {words.studio.productDrop}{' '}
                  <button
                    type="button"
                    onClick={() => input.current?.click()}
                    className="text-ink underline underline-offset-4"
                  >
                    {words.studio.productChoose}
                  </button>
                </>
              )}
            </span>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/avif"
          aria-labelledby={`${id}-label`}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <p aria-live="polite" className="text-xs text-block">
        {failure}
      </p>
    </div>
  );
}
