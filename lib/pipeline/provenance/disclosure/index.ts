/** Disclosure by region: what is asked for, what a delivered file has of it, what is missing. Evidence, never a legal verdict. */
import type { Region } from '../../brief/index';
import { type DisclosureEvidence, saysModelMade } from './evidence';
import { PROFILES, type RequirementKind } from './profiles';

export { type DisclosureEvidence, readEvidence } from './evidence';
export { AIGC_FIELDS, aigcOf, CHINA_LABEL_SHARE, PROFILES, type RegionalProfile, type Requirement } from './profiles';

export interface RegionStatus {
  region: Region;
  name: string;
  regime: string;
  /** `open`: it cannot be told whether the regime applies, because nobody said who is to be seen. */
  applies: 'yes' | 'no' | 'open';
  /** What is asked for, in the profile's order; empty where it does not apply. */
  items: { id: string; words: string; kind: RequirementKind; state: 'present' | 'missing' }[];
  missing: string[];
}

function applies(to: 'model' | 'performer', evidence: DisclosureEvidence): RegionStatus['applies'] {
  if (to === 'model') return saysModelMade(evidence) ? 'yes' : 'no';
  if (evidence.people === null) return 'open';
  return evidence.people === 'synthetic' ? 'yes' : 'no';
}

/** One status a region asked for, in the order of the profiles. */
export function disclosureStatus(regions: readonly Region[], evidence: DisclosureEvidence): RegionStatus[] {
  return PROFILES.filter(({ region }) => regions.includes(region)).map(
    ({ region, name, regime, appliesTo, requires }) => {
      const needed = applies(appliesTo, evidence);
      const items =
        needed === 'no'
          ? []
          : requires.map(({ id, words, kind, present }) => ({
              id,
              words,
              kind,
              state: present(evidence) ? ('present' as const) : ('missing' as const),
            }));
      return {
        region,
        name,
        regime,
        applies: needed,
        items,
        missing: items.filter(({ state }) => state === 'missing').map(({ id }) => id),
      };
    },
  );
}
