/**
 * The product, in order. Everything else in this folder carries out one of these lines.
 *
 *   brief → policy → generation → composition → safeguards → provenance → delivery
 *
 * Safeguards look twice: at the artwork before anything is composed on it, and at the finished creative.
 */
export const LANES = ['gpu', 'cpu'] as const;
/** The kind of worker a step needs. */
export type Lane = (typeof LANES)[number];

export const PIPELINE = [
  { step: 'policy', lane: 'cpu' },
  { step: 'generation', lane: 'gpu' },
  { step: 'safeguards:artwork', lane: 'cpu' },
  { step: 'composition', lane: 'cpu' },
  { step: 'safeguards:creative', lane: 'cpu' },
  { step: 'provenance', lane: 'cpu' },
  { step: 'delivery', lane: 'cpu' },
] as const satisfies readonly { step: string; lane: Lane }[];

export type Step = (typeof PIPELINE)[number]['step'];
export const STEPS: readonly Step[] = PIPELINE.map((entry) => entry.step);

export function laneOf(step: Step): Lane {
  return PIPELINE[STEPS.indexOf(step)]?.lane ?? 'cpu';
}
