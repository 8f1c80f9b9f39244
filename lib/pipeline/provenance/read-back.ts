/** Reads final bytes as a stranger would and compares them with what was meant to be in them. */
import { colourGrid, packColourGrid } from '../../imaging/colour/colour-grid';
import { decodeImage } from '../../imaging/decode';
import { DELIVERY_KEYPOINTS, extractKeypoints, packKeypoints } from '../../imaging/keypoints/index';
import { packRegions } from '../../imaging/packed-regions';
import { pdq, pdqToHex } from '../../imaging/pdq';
import { regionHashes } from '../../imaging/pdq-regions';
import type { Pixels } from '../../imaging/pixels';
import type { WatermarkKey } from '../stage';
import { type Credentials, readCredentials } from './c2pa/index';
import { type AssetType, extractXmp } from './metadata/container';
import { xmpValue } from './metadata/xmp';
import { type Detection, detect } from './watermark/index';

export interface Expected {
  mediaType: AssetType;
  width: number;
  height: number;
  watermarkId: string | null;
  reportSha256: string;
  packet: string;
  /** Properties of the packet that must be there. */
  properties: readonly string[];
}

export interface ReadBack {
  credentials: Credentials;
  watermark: Detection;
  metadata: Record<string, string>;
  pixels: Pixels;
  /** PDQ, 64 hex digits. */
  fingerprint: string;
  /** PDQ of its turns and parts as the records keep them (`imaging/packed-regions.ts`). */
  partFingerprints: Uint8Array<ArrayBuffer>;
  /** Mean colours as the records keep them (`imaging/colour/colour-grid.ts`). */
  colourGrid: Uint8Array<ArrayBuffer>;
  /** Its keypoints as the records keep them (`imaging/keypoints/pack.ts`). */
  keypoints: Uint8Array<ArrayBuffer>;
  /** Everything that is not as it should be; empty means released. */
  problems: string[];
}

/** Source of the list of required fields: PROVENANCE requirements of the disclosure regimes (docs/decisions/0031). */
export async function readBack(bytes: Uint8Array, expected: Expected, key: WatermarkKey): Promise<ReadBack> {
  const problems: string[] = [];
  const credentials = await readCredentials(bytes, expected.mediaType);
  if (credentials.state !== 'valid' && credentials.state !== 'trusted')
    problems.push(
      `credentials read as ${credentials.state} ${credentials.failures.map((entry) => entry.code).join(' ')}`.trim(),
    );
  if (credentials.manifest?.report?.sha256 !== expected.reportSha256)
    problems.push('the manifest names another report');
  const bound = credentials.manifest?.softBindings[0]?.value ?? null;
  if (bound !== expected.watermarkId) problems.push('the manifest names another watermark');

  const { pixels } = await decodeImage(bytes, { name: 'The signed picture' });
  if (pixels.width !== expected.width || pixels.height !== expected.height)
    problems.push(`it is ${pixels.width} × ${pixels.height} instead of ${expected.width} × ${expected.height}`);
  const watermark = detect(pixels, key);
  if (watermark.watermarkId !== expected.watermarkId) problems.push('the watermark does not read back exactly');

  const packet = extractXmp(bytes, expected.mediaType) ?? '';
  const metadata: Record<string, string> = {};
  for (const property of expected.properties) {
    const value = xmpValue(packet, property);
    if (value === null || value !== xmpValue(expected.packet, property))
      problems.push(`${property} is missing or different`);
    else metadata[property] = value;
  }
  const fingerprint = pdqToHex(pdq(pixels).hash);
  const partFingerprints = packRegions(regionHashes(pixels, 'query').hashes);
  const grid = packColourGrid(await colourGrid(pixels));
  const keypoints = packKeypoints(extractKeypoints(pixels, DELIVERY_KEYPOINTS));
  const prints = { fingerprint, partFingerprints, colourGrid: grid, keypoints };
  return { credentials, watermark, metadata, pixels, ...prints, problems };
}
