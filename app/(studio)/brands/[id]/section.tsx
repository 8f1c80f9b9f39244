import type { ReactNode } from 'react';
import type { Json } from '../../../../lib/pipeline/brief/preset-changes';
import { inputClass } from '../../../components/field';
import type { Body } from './use-document';

/** An input that is as wide as it is told; `inputClass` fills its line. */
export const narrowClass = inputClass.replace('w-full ', '');

export interface SectionProps {
  body: Body;
  change: (path: string, value: Json) => void;
}

/** One group of rules; open groups show their fields, closed ones their name alone. */
export function Section({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="rounded border border-line bg-sheet">
      <summary className="px-4 py-3 font-medium">{title}</summary>
      <div className="space-y-3 px-4 pb-4">{children}</div>
    </details>
  );
}

/** Lines of a text field as a list; empty lines while typing are kept out of it. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
