/**
 * What places ask of pictures made with AI, as data, and how each thing is found in delivered bytes. From secondary sources,
 * November 2026: this offers evidence and claims no legal compliance.
 */
import type { Region } from '../../brief/index';
import { xmpValue } from '../metadata/xmp';
import type { DisclosureEvidence } from './evidence';

export type RequirementKind = 'signed' | 'metadata' | 'pixels' | 'visible' | 'answer';

export interface Requirement {
  id: string;
  /** What is asked for, for people. */
  words: string;
  kind: RequirementKind;
  present(evidence: DisclosureEvidence): boolean;
}

export interface RegionalProfile {
  region: Region;
  name: string;
  regime: string;
  /** `model`: pictures a model made. `performer`: pictures with people made by a model or a program. */
  appliesTo: 'model' | 'performer';
  requires: readonly Requirement[];
}

const intact = ({ credentials }: DisclosureEvidence) =>
  credentials.state === 'trusted' || credentials.state === 'valid';
const xmpHas =
  (property: string) =>
  ({ xmp }: DisclosureEvidence) =>
    (xmpValue(xmp, property) ?? '') !== '';

const SIGNED: Requirement = {
  id: 'signed-metadata',
  words: 'signed, machine-readable metadata that says the picture was made with AI',
  kind: 'signed',
  present: (evidence) => intact(evidence) && evidence.credentials.manifest?.sourceType !== null,
};
const TIME: Requirement = {
  id: 'time-stamp',
  words: 'a time that an authority confirms',
  kind: 'signed',
  present: ({ credentials }) => credentials.manifest?.timeStamped === true,
};
const MARK: Requirement = {
  id: 'watermark',
  words: 'an invisible mark in the pixels',
  kind: 'pixels',
  present: ({ watermark }) => watermark,
};
const VISIBLE: Requirement = {
  id: 'visible-label',
  words: 'a visible notice on the picture',
  kind: 'visible',
  present: ({ label }) => label !== null,
};
const PROVIDER: Requirement = {
  id: 'provider',
  words: 'the name of the provider',
  kind: 'metadata',
  present: xmpHas('photoshop:Credit'),
};
const SYSTEM: Requirement = {
  id: 'system',
  words: 'the AI system and its version',
  kind: 'metadata',
  present: (evidence) =>
    xmpHas('Iptc4xmpExt:AISystemUsed')(evidence) && xmpHas('Iptc4xmpExt:AISystemVersionUsed')(evidence),
};
const MADE_AT: Requirement = {
  id: 'time',
  words: 'when it was made',
  kind: 'metadata',
  present: xmpHas('xmp:CreateDate'),
};
const UNIQUE: Requirement = {
  id: 'unique-id',
  words: 'a permanent, unique identifier',
  kind: 'metadata',
  present: xmpHas('Iptc4xmpExt:DigImageGUID'),
};

/** GB 45438-2025, 5 %: the notice's height against the shortest side. */
export const CHINA_LABEL_SHARE = 0.05;
export const AIGC_FIELDS = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const;

/** The implicit label's JSON, or null when it is missing or not whole. */
export function aigcOf(xmp: string): Record<(typeof AIGC_FIELDS)[number], string> | null {
  try {
    const parsed: unknown = JSON.parse(xmpValue(xmp, 'TC260:AIGC') ?? '');
    const whole = typeof parsed === 'object' && parsed !== null && AIGC_FIELDS.every((field) => field in parsed);
    return whole ? (parsed as Record<(typeof AIGC_FIELDS)[number], string>) : null;
  } catch {
    return null;
  }
}

export const PROFILES: readonly RegionalProfile[] = [
  {
    region: 'eu',
    name: 'European Union',
    regime: 'AI Act, article 50(2) and (4), and its code of practice',
    appliesTo: 'model',
    requires: [SIGNED, TIME, MARK, VISIBLE],
  },
  {
    region: 'us-ca',
    name: 'California',
    regime: 'SB 942 and AB 853',
    appliesTo: 'model',
    requires: [SIGNED, PROVIDER, SYSTEM, MADE_AT, UNIQUE],
  },
  {
    region: 'us-ny',
    name: 'New York',
    regime: 'S.8420-A, synthetic performers in advertisements',
    appliesTo: 'performer',
    requires: [VISIBLE],
  },
  {
    region: 'cn',
    name: 'China',
    regime: 'Labelling measures 2025 and GB 45438-2025',
    appliesTo: 'model',
    requires: [
      {
        id: 'visible-label',
        words: 'a visible notice at least 5 % of the shortest side high',
        kind: 'visible',
        present: ({ label }) => label !== null && label.share >= CHINA_LABEL_SHARE,
      },
      {
        id: 'aigc',
        words: 'the implicit AIGC label in the metadata',
        kind: 'metadata',
        present: ({ xmp }) => aigcOf(xmp) !== null,
      },
    ],
  },
  {
    region: 'in',
    name: 'India',
    regime: 'IT Rules 2026 on synthetically generated information',
    appliesTo: 'model',
    requires: [VISIBLE, UNIQUE],
  },
  {
    region: 'kr',
    name: 'Korea',
    regime: 'AI Basic Act, notice of generated content',
    appliesTo: 'model',
    requires: [VISIBLE, SIGNED],
  },
];
