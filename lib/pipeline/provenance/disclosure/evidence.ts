/** What a delivered file itself shows about disclosure, read from its bytes as a stranger would. */
import { readMetadataBlocks } from '../../../imaging/index';
import { type Credentials, readCredentials } from '../c2pa/index';
import { xmpValue } from '../metadata/xmp';
import { isModelMade, SOURCE_TYPES } from '../source-type';

export interface DisclosureEvidence {
  credentials: Credentials;
  /** The XMP packet; empty when there is none. */
  xmp: string;
  /** The invisible mark was read back from the file. */
  watermark: boolean;
  /** The visible notice, as composition set it: its words and its height as a share of the shortest side; null without one. */
  label: { text: string; share: number } | null;
  /** Who is to be seen, as was answered; null when nobody answered. */
  people: 'none' | 'real' | 'synthetic' | null;
}

/** @param known what bytes cannot tell: the mark's own reading, the label's measure, the answer about people. */
export async function readEvidence(
  bytes: Uint8Array,
  mediaType: string,
  known: Pick<DisclosureEvidence, 'watermark' | 'label' | 'people'>,
  trustAnchorsPem = '',
): Promise<DisclosureEvidence> {
  const [credentials, blocks] = await Promise.all([
    readCredentials(bytes, mediaType, trustAnchorsPem),
    readMetadataBlocks(bytes),
  ]);
  return { credentials, xmp: blocks.xmp ?? '', ...known };
}

/** Whether a model made the picture or part of it, as the file says. */
export function saysModelMade({ credentials, xmp }: DisclosureEvidence): boolean {
  const named = credentials.manifest?.sourceType ?? xmpValue(xmp, 'Iptc4xmpExt:DigitalSourceType')?.split('/').at(-1);
  const type = SOURCE_TYPES.find((entry) => entry === named);
  return type !== undefined && isModelMade(type);
}
