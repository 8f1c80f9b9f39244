/** What is wrong with a field, read out as soon as it is. */
export function Problem({ children }: { children: string | undefined }) {
  return (
    <p aria-live="polite" className="text-xs text-block">
      {children}
    </p>
  );
}
