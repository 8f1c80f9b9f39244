'use client';

import { type DragEvent, useEffect, useRef, useState } from 'react';

/**
 * A place files are dropped on and, with `paste`, that takes a picture pasted anywhere in the window. Dropping is an addition: the
 * place also holds a file field or a button that opens one.
 *
 * @returns `over` while something is dragged above it; `zone`, the handlers of the element.
 */
export function useFileDrop(take: (files: FileList) => void, { paste = false } = {}) {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;

  useEffect(() => {
    if (!paste) return;
    const pasted = (event: ClipboardEvent) => {
      // Some programs put the page a picture stood on beside it.
      const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (!picture) return;
      event.preventDefault();
      const held = new DataTransfer();
      held.items.add(picture);
      latest.current(held.files);
    };
    window.addEventListener('paste', pasted);
    return () => window.removeEventListener('paste', pasted);
  }, [paste]);

  const zone = {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      latest.current(event.dataTransfer.files);
    },
  };
  return { over, zone };
}
