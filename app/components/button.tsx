import Link from 'next/link';
import type { ComponentProps } from 'react';

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong disabled:bg-well disabled:text-faint',
  plain: 'border border-line bg-sheet text-ink hover:border-edge disabled:text-faint',
  quiet: 'text-soft hover:bg-well hover:text-ink',
} as const;

export type Look = keyof typeof LOOKS;

export function buttonClass(look: Look = 'plain', extra = ''): string {
  return `inline-flex h-9 shrink-0 items-center justify-center gap-2 rounded px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed ${LOOKS[look]} ${extra}`;
}

export function Button({ look, className, type = 'button', ...rest }: ComponentProps<'button'> & { look?: Look }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

export function ButtonLink({ look, className, ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link className={buttonClass(look, className)} {...rest} />;
}
