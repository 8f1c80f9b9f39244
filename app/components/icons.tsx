/** The few drawings the screens need, on one 16-pixel grid with one stroke. Decorative: the words stand beside them. */
import type { ReactNode } from 'react';

function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      {children}
    </svg>
  );
}

export const TickIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="m3 8.5 3.2 3.2L13 4.8" />
  </Icon>
);

/** A clock face with a quarter gone: somebody will look. */
export const QuarterIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 2a6 6 0 0 1 6 6H8Z" fill="currentColor" stroke="none" />
  </Icon>
);

export const CrossIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);

export const DashIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M4 8h8" />
  </Icon>
);

export const SearchIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.2 3.2" />
  </Icon>
);

export const PressIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M3 2.5h10M8 2.5v5M4 7.5h8v2H4zM2.5 13.5h11" />
  </Icon>
);

export const SheetsIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M2.5 2.5h5v11h-5zM9.5 2.5h4v4h-4zM9.5 9h4v4.5h-4z" />
  </Icon>
);

export const EyeIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="1.8" />
  </Icon>
);

export const LoupeIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="6.8" cy="6.8" r="4.6" />
    <path d="m4.8 7 1.4 1.4 2.6-2.8M10.4 10.4l3.3 3.3" />
  </Icon>
);

export const DownloadIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11" />
  </Icon>
);

export const ChevronIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
);

export const PhotoIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M2 3h12v10H2zM2 11l3.5-3.5L9 11M8 10l2.2-2.2L14 11" />
    <circle cx="10.8" cy="5.6" r=".9" />
  </Icon>
);

export const RepeatIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M2.5 6.5A3 3 0 0 1 5.5 4H13M10.8 1.8 13 4l-2.2 2.2M13.5 9.5a3 3 0 0 1-3 2.5H3M5.2 14.2 3 12l2.2-2.2" />
  </Icon>
);

export const MoreIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M3 8h.01M8 8h.01M13 8h.01" strokeWidth="2.5" />
  </Icon>
);

/** A sheet with a shield on it: somebody's work, protected. */
export const ShieldIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M8 1.8 13 3.5v4c0 3.2-2 5.5-5 6.7-3-1.2-5-3.5-5-6.7v-4Z" />
  </Icon>
);

/** Printer's swatches, fanned out. */
export const SwatchesIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M2.5 2.5h4v9a2 2 0 0 1-4 0Z" />
    <path d="m6.5 5.5 2.8-2.8 2.9 2.9-7 7M7.5 13.5h6v-4h-2" />
  </Icon>
);

/** A pair of scales: is it even? */
export const BalanceIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.2 9h3.6L3 4.5ZM13 4.5 11.2 9h3.6L13 4.5Z" />
  </Icon>
);

export const PeopleIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="6" cy="5.5" r="2.5" />
    <path d="M1.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M10.5 3.3a2.5 2.5 0 0 1 0 4.4M12 9.9c1.4.6 2.3 1.9 2.5 3.6" />
  </Icon>
);

export const SettingsIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7" />
    <circle cx="10.8" cy="4.5" r="1.7" />
    <circle cx="5.2" cy="11.5" r="1.7" />
  </Icon>
);

export const ChainIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M6.8 9.2 9.2 6.8M7 4.6l1.3-1.3a3.1 3.1 0 0 1 4.4 4.4L11.4 9M9 11.4l-1.3 1.3a3.1 3.1 0 0 1-4.4-4.4L4.6 7" />
  </Icon>
);

export const PersonIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="8" cy="5.2" r="2.7" />
    <path d="M2.8 14c.5-2.9 2.5-4.4 5.2-4.4s4.7 1.5 5.2 4.4" />
  </Icon>
);

/** Lines of a text, the last one ticked. */
export const RulesIcon = ({ size }: { size?: number }) => (
  <Icon size={size}>
    <path d="M3 4h10M3 8h6M3 12h3M9.5 11.5l1.5 1.5 2.5-3" />
  </Icon>
);
