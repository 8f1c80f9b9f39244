/** In heads. Slightly larger heads than life (6.9 to the figure), as flat illustration likes them. */
export const LEG = 3.15;
export const THIGH = 1.6;
export const SHIN = 1.55;
export const TORSO = 2.1;
export const UPPER_ARM = 1.1;
export const FOREARM = 1;
/** From the hips to the chin. */
export const HIP_TO_CHIN = TORSO + 0.24;
/** Half widths of the head, and how far its middle is above the chin. */
export const HEAD = { halfWidth: 0.4, halfHeight: 0.5, chin: 0.5 } as const;
