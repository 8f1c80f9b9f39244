import type { ReactNode } from 'react';
import { Mark } from './mark';

/** What a list says when it has nothing to show: why, and what to do next. */
export function Empty({ title, help, children }: { title: string; help: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-[400px] flex-col items-center gap-3 px-4 py-16 text-center">
      <Mark size={36} className="opacity-80" />
      <h2 className="display text-xl">{title}</h2>
      <p className="text-sm text-soft">{help}</p>
      {children ? <div className="mt-2">{children}</div> : null}
    </div>
  );
}
