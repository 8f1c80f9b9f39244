import type { ReactNode } from 'react';
import { Mark } from '../components/mark';

/** What every page on the way in looks like: the mark, what this is about, one thing to do. */
export function AuthFrame({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-[400px] flex-1 flex-col justify-center px-4 py-12">
      <Mark size={44} />
      <h1 className="display mt-6 text-2xl">{title}</h1>
      {lead ? <p className="mt-1 text-soft">{lead}</p> : null}
      {children}
    </div>
  );
}
