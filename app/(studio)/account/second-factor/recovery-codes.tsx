'use client';

import { Button, buttonClass } from '../../../components/button';
import { words } from '../../../words';

/** Shown once. Going on is a whole load, so that every page knows of the second factor. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string }) {
  const { account } = words;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\n')}\n`)}`;
  return (
    <section aria-live="polite" className="space-y-4">
      <h2 className="display text-xl">{account.codesTitle}</h2>
      <p className="text-soft">{account.codesHelp}</p>
      <ul className="grid max-w-[420px] grid-cols-2 gap-x-6 gap-y-1 rounded border border-line bg-sheet p-4">
        {codes.map((code) => (
          <li key={code} className="figures text-sm">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <a href={file} download="colophon-recovery-codes.txt" className={buttonClass()}>
          {account.codesDownload}
        </a>
        <Button look="primary" onClick={() => window.location.assign(next)}>
          {account.codesDone}
        </Button>
      </div>
    </section>
  );
}
