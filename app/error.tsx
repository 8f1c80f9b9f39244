'use client';

import { useEffect, useRef } from 'react';
import { Button } from './components/button';
import { Empty } from './components/empty';
import { words } from './words';

/** What a screen becomes when its data cannot be had. The digest is what the log calls it. */
export default function ScreenFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} tabIndex={-1} role="alert" className="grid flex-1 place-items-center outline-none">
      <Empty title={words.trouble.failedTitle} help={words.trouble.failed}>
        <div className="space-y-4">
          <Button look="primary" onClick={reset}>
            {words.shell.tryAgain}
          </Button>
          {error.digest ? <p className="figures text-faint">{words.trouble.reference(error.digest)}</p> : null}
        </div>
      </Empty>
    </div>
  );
}
