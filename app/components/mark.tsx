/**
 * The imprint mark: lines of type that taper to a point, the way a colophon was set on a book's last page, in a round seal.
 * It is the logo, and it appears on a picture once that picture has been signed.
 */
export function Mark({ size = 24, title, className }: { size?: number; title?: string; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      className={className}
      role={title ? 'img' : undefined}
      aria-hidden={title ? undefined : true}
      aria-label={title}
    >
      <circle cx="16" cy="16" r="15.5" className="fill-ink" />
      <path
        d="M7.5 10.25h17M10.5 14.5h11M13.25 18.75h5.5"
        className="stroke-paper"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="16" cy="23.4" r="1.9" fill="#ff6a36" />
    </svg>
  );
}

/** The seal as it is pressed on a signed picture: the mark with a rim, readable on any ground. */
export function Seal({ size = 32, title }: { size?: number; title: string }) {
  return (
    <span className="pressed inline-grid rounded-full bg-paper p-[2px] shadow-sheet">
      <Mark size={size} title={title} />
    </span>
  );
}
