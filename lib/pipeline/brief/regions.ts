/** Where a picture is to be shown, as far as places differ in what they ask of pictures made with AI. */
export const REGIONS = ['eu', 'us-ca', 'us-ny', 'cn', 'in', 'kr'] as const;
export type Region = (typeof REGIONS)[number];

/** Places that ask for a visible notice on what a model made; New York asks for one on synthetic performers alone. */
const LABELLED: readonly Region[] = ['eu', 'cn', 'in', 'kr'];

/** Whether the regions of a brief, together with who is to be seen, ask for a visible notice on a picture a model made. */
export function regionsWantLabel(brief: {
  regions?: readonly Region[] | undefined;
  people?: 'none' | 'real' | 'synthetic' | undefined;
}): boolean {
  return (brief.regions ?? []).some(
    (region) => LABELLED.includes(region) || (region === 'us-ny' && brief.people === 'synthetic'),
  );
}

/** The notice's least height as a share of the shortest side, where a region states one (China: GB 45438-2025). */
export function leastLabelShare(regions: readonly Region[] | undefined): number {
  return regions?.includes('cn') ? 0.05 : 0;
}
