/** Pass, review and block: always a sign and a word, never colour alone. */
import type { ReactNode } from 'react';
import { CrossIcon, DashIcon, QuarterIcon, TickIcon } from './icons';

export type Tone = 'pass' | 'review' | 'block' | 'plain';

const TONES: Record<Tone, { text: string; wash: string; icon: ReactNode }> = {
  pass: { text: 'text-pass', wash: 'bg-pass-wash', icon: <TickIcon size={14} /> },
  review: { text: 'text-review', wash: 'bg-review-wash', icon: <QuarterIcon size={14} /> },
  block: { text: 'text-block', wash: 'bg-block-wash', icon: <CrossIcon size={14} /> },
  plain: { text: 'text-soft', wash: 'bg-well', icon: <DashIcon size={14} /> },
};

/** A line with its sign. */
export function Sign({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1 text-sm font-medium ${TONES[tone].text}`}>
      {TONES[tone].icon}
      {children}
    </span>
  );
}

/** A note with a title that carries the sign, and what follows from it. */
export function Note({ tone, title, children }: { tone: Tone; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={`rounded p-3 text-sm ${TONES[tone].wash}`}>
      <p className={`flex items-start gap-2 font-medium ${TONES[tone].text}`}>
        <span className="mt-[3px]">{TONES[tone].icon}</span>
        <span>{title}</span>
      </p>
      {children ? <div className="mt-1 space-y-1 pl-[22px] text-ink">{children}</div> : null}
    </div>
  );
}
