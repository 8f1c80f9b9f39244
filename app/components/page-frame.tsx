import type { ReactNode } from 'react';

interface PageFrameProps {
  title: string;
  lead?: ReactNode;
  /** What stands at the right of the title. */
  aside?: ReactNode;
  /** `text` for forms and settings, `table` for what needs the room. */
  width?: 'text' | 'table';
  children: ReactNode;
}

/** A page of settings or lists: title, what it is about, sections. */
export function PageFrame({ title, lead, aside, width = 'text', children }: PageFrameProps) {
  return (
    <div className={`mx-auto w-full px-4 py-8 sm:px-8 ${width === 'text' ? 'max-w-[800px]' : 'max-w-[1200px]'}`}>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="display text-2xl">{title}</h1>
          {lead ? <p className="mt-1 max-w-[64ch] text-soft">{lead}</p> : null}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** One matter of a page, with its heading on the left where there is room. */
export function Section({ title, help, children }: { title: string; help?: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-8 grid gap-x-8 gap-y-3 border-t border-line pt-6 md:grid-cols-[220px_minmax(0,1fr)]">
      <div>
        <h2 className="font-medium">{title}</h2>
        {help ? <p className="mt-1 text-sm text-soft">{help}</p> : null}
      </div>
      <div className="min-w-0 space-y-4">{children}</div>
    </section>
  );
}
