/**
 * Safeguards: may we ship this?
 *
 * In: artworks, then finished creatives. Out: findings, at least one for each safeguard and picture, passes included. They
 * decide nothing; `verdict.ts` alone does. What can stop it: a blob or a registry that cannot be read (thrown, retried).
 */
export { SAFEGUARDS } from './catalogue';
export { type Requirement, requirementsFor } from './requirements';
export type { Picture, Safeguard, SafeguardContext, Subject } from './safeguard';
export { safeguardsArtworkStage, safeguardsCreativeStage } from './stages';
export { decide, type ItemVerdict, type ToDecide } from './verdict';
export { isFinal } from './verdict-table';
