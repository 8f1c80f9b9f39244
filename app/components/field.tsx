import type { ComponentProps, ReactNode } from 'react';

export const inputClass =
  'w-full rounded border border-edge/70 bg-sheet px-3 py-[7px] text-base text-ink placeholder:text-faint hover:border-edge focus-visible:rounded focus-visible:outline-offset-[-1px] aria-invalid:border-block';

interface FieldProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  help?: ReactNode;
  problem?: string | undefined;
  children: ReactNode;
}

/** A labelled control with its help and, when something is wrong, what to do about it. Give the control `describedBy(id)`. */
export function Field({ id, label, hint, help, problem, children }: FieldProps) {
  return (
    <div className="space-y-1">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="label">
          {label}
        </label>
        {hint ? <span className="text-xs text-faint">{hint}</span> : null}
      </div>
      {children}
      {problem ? (
        <p id={`${id}-problem`} className="text-xs text-block">
          {problem}
        </p>
      ) : help ? (
        <p id={`${id}-help`} className="text-xs text-faint">
          {help}
        </p>
      ) : null}
    </div>
  );
}

export function TextInput({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`${inputClass} ${className}`} {...rest} />;
}
