'use client';

import { words } from './words';

/** When even the frame of the page cannot be drawn. It brings nothing along but itself. */
export default function EverythingFailed({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{ font: '15px/1.6 system-ui, sans-serif', display: 'grid', placeItems: 'center', minHeight: '90vh' }}
      >
        <main style={{ maxWidth: 400, textAlign: 'center' }}>
          <h1 style={{ font: '500 24px Georgia, serif' }}>{words.trouble.failedTitle}</h1>
          <p>{words.trouble.failed}</p>
          <button type="button" onClick={reset} style={{ font: 'inherit', padding: '6px 16px' }}>
            {words.shell.tryAgain}
          </button>
        </main>
      </body>
    </html>
  );
}
