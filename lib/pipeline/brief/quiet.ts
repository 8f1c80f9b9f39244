export const QUIET_REGIONS = ['none', 'left', 'right', 'top', 'bottom', 'centre'] as const;
/** Where the picture must stay calm so that copy can stand there. */
export type Quiet = (typeof QUIET_REGIONS)[number];
