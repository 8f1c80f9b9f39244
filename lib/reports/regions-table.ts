/**
 * What each regime asks of a picture, as far as the record of one picture can show it. Taken from the published texts as
 * summarised in docs/decisions/0165; evidence for whoever decides, never legal advice.
 */
import type { Region as RegionId } from '../pipeline/brief/index';
import type { DisclosureFacts } from './facts';

export interface Demand {
  /** What the regime asks for, as a sentence begins: “A visible label …”. */
  asks: string;
  /** Where we keep it. */
  evidence: string;
  /** Null when the demand does not concern this picture. */
  met(facts: DisclosureFacts): boolean | null;
  /**
   * What follows when it is not met: `label` can be put right by showing a label with the picture; `stop` means that this very
   * file lacks what cannot be added beside it; `note` is told and stops nothing.
   */
  otherwise: 'label' | 'stop' | 'note';
  /** What to do about it. */
  remedy: string;
}

export interface Region {
  /** As a brief names it. */
  id: RegionId;
  title: string;
  regime: string;
  demands: readonly Demand[];
}

const intact = ({ credentials }: DisclosureFacts) => credentials === 'valid' || credentials === 'trusted';
const ifModel = (met: (facts: DisclosureFacts) => boolean) => (facts: DisclosureFacts) =>
  facts.modelMade ? met(facts) : null;

const SIGNED: Demand = {
  asks: 'Signed, machine-readable metadata that say how the picture was made',
  evidence: 'C2PA manifest, read back from the final file before release',
  met: ifModel(intact),
  otherwise: 'stop',
  remedy: 'Make the picture again: a file without intact credentials must not leave.',
};
const TRUSTED: Demand = {
  asks: 'A signer that others can recognise',
  evidence: 'The certificate chain the manifest was signed with',
  met: ({ credentials }) => credentials === 'trusted',
  otherwise: 'note',
  remedy: 'The chain is not on a list this installation trusts. Sign with a certificate of a public trust list.',
};
const MARK: Demand = {
  asks: 'A second machine-readable layer in the pixels',
  evidence: 'Invisible watermark, decoded again from the final file',
  met: ifModel(({ watermark }) => watermark),
  otherwise: 'stop',
  remedy:
    'This placement is too small to hold a mark. Use a larger one, or have counsel decide whether one layer is enough.',
};
const VISIBLE: Demand = {
  asks: 'A visible label where people first see the picture',
  evidence: 'The label layer set into the pixels',
  met: ifModel(({ visibleLabel }) => visibleLabel),
  otherwise: 'label',
  remedy: 'Show “AI-generated” with the picture, or make it again with the notice printed on it.',
};

const hasField = (name: RegExp) => (facts: DisclosureFacts) => facts.metadata.some((field) => name.test(field));

export const REGIONS: readonly Region[] = [
  {
    id: 'eu',
    title: 'European Union',
    regime: 'AI Act, article 50(2) and (4), with its Code of Practice',
    demands: [
      SIGNED,
      MARK,
      {
        asks: 'A time stamp that does not depend on the signer',
        evidence: 'RFC 3161 time stamp in the manifest',
        met: ifModel(({ timeStamped }) => timeStamped),
        otherwise: 'note',
        remedy: 'No time-stamp authority is recorded for this file. Name one in the configuration.',
      },
      VISIBLE,
      TRUSTED,
    ],
  },
  {
    id: 'us-ca',
    title: 'California',
    regime: 'SB 942 with AB 853: latent and manifest disclosure',
    demands: [
      SIGNED,
      {
        asks: 'Provider, system and version, time and a unique identifier in the file',
        evidence: 'Manifest, IPTC and XMP fields read back',
        met: ifModel((facts) => intact(facts) && facts.metadata.length > 0),
        otherwise: 'stop',
        remedy: 'The fields did not read back. Make the picture again.',
      },
      {
        asks: 'The choice of a visible label',
        evidence: 'The brief and the brand preset say whether it is printed',
        met: ifModel(() => true),
        otherwise: 'note',
        remedy: '',
      },
      TRUSTED,
    ],
  },
  {
    id: 'us-ny',
    title: 'New York',
    regime: 'S.8420-A: synthetic performers in advertisements',
    demands: [
      {
        asks: 'A conspicuous disclosure where a synthetic performer is seen',
        evidence: 'Person gate of the engine, the declaration in the brief, and the label layer',
        met: ({ modelMade, people, visibleLabel }) => (!modelMade || people === 'none' ? null : visibleLabel),
        otherwise: 'label',
        remedy:
          'People may be seen, and no label is in the pixels. Show the disclosure with the picture, or have somebody look whether people are in it.',
      },
      SIGNED,
    ],
  },
  {
    id: 'cn',
    title: 'China',
    regime: 'GB 45438-2025: explicit and implicit labels',
    demands: [
      {
        asks: 'An implicit label: the AIGC record in the metadata',
        evidence: 'XMP field written for the region',
        met: ifModel(hasField(/AIGC/i)),
        otherwise: 'stop',
        remedy: 'The file has no AIGC record. Make the picture again with the disclosure profile for China.',
      },
      {
        asks: 'A visible label of at least 5 % of the shortest side',
        evidence: 'The label layer, set at that height when the brief names China',
        met: ifModel(({ visibleLabel, regions }) => visibleLabel && regions.includes('cn')),
        otherwise: 'label',
        remedy:
          'No label of that size is known to be in the pixels. Make the picture again for China, or show one with it.',
      },
    ],
  },
  {
    id: 'in',
    title: 'India',
    regime: 'IT Rules as amended in 2026: synthetically generated information',
    demands: [
      VISIBLE,
      {
        asks: 'A permanent, unique identifier',
        evidence: 'Watermark identifier and manifest identifier',
        met: ifModel((facts) => intact(facts) && facts.watermark),
        otherwise: 'stop',
        remedy:
          'The identifier in the pixels is missing, and metadata alone can be stripped. Use a placement that holds a mark.',
      },
    ],
  },
  {
    id: 'kr',
    title: 'Korea',
    regime: 'AI Basic Act: notice of generated content',
    demands: [VISIBLE, SIGNED],
  },
];
