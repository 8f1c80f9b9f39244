/**
 * Provenance: what makes a finished creative an asset.
 *
 * Enters: composed creatives (lossless PNG), the generation's facts, every finding and decision so far. Leaves: signed files
 * with an invisible mark, metadata and Content Credentials, each with a signed report, a signed receipt and a preview.
 * watermark → decode it again → encode once → metadata → report → sign → read the bytes back → receipt.
 * Stops with `read_back_failed`, `watermark_failed` or `signing_failed`; nothing that does not read back is ever delivered.
 */

import type { Creative } from '../composition/output';
import type { Finding } from '../finding';
import type { GenerationOutput } from '../generation/output';
import type { Ports, Stage } from '../stage';
import { type ProvenanceOutput, provenanceOutputSchema } from './output';
import { type ProvenanceInput, type SignedCreative, signItem } from './sign-item';

export {
  type CertificateRequest,
  type ChainCheck,
  type ChainProblem,
  type CredentialState,
  type Credentials,
  c2paSettings,
  checkChain,
  type DevelopmentChainOptions,
  isManifestStore,
  type LocalSignerOptions,
  localSigner,
  makeCertificateRequest,
  makeDevelopmentChain,
  readCredentials,
  readCrJson,
  readSidecar,
  type SocketSignerOptions,
  socketSigner,
  type TimeStamperOptions,
  timeStamper,
} from './c2pa/index';
export {
  AIGC_FIELDS,
  aigcOf,
  CHINA_LABEL_SHARE,
  type DisclosureEvidence,
  disclosureStatus,
  PROFILES as REGIONAL_PROFILES,
  type RegionalProfile,
  type RegionStatus,
  type Requirement,
  readEvidence,
} from './disclosure/index';
export { GENERATOR } from './generator';
export { type Marked, markPicture, RELIABLE_SHORT_SIDE } from './mark';
export { ASSET_TYPES, type AssetType, assetTypeOf, extractXmp } from './metadata/container';
export { activeManifestOf, extractManifest } from './metadata/manifest-box';
export { readOrigin } from './origin/read-origin';
export { type ProvenanceOutput, provenanceOutputSchema, type SignedItem } from './output';
export { type Lying, type RegisteredReading, readRegistered } from './read-registered';
export { type Receipt, receiptSchema, verifyReceipt } from './receipt';
export { type Report, reportSchema, verifyReport } from './report';
export {
  canonicalBytes,
  DOCUMENT_PROBLEMS,
  type DocumentCheck,
  type DocumentProblem,
  sha256Hex,
  signatureSchema,
  signDocument,
  verifyDocument,
} from './signed-document';
export {
  ALGORITHM as WATERMARK_ALGORITHM,
  type Detection,
  detect,
  type Embedded,
  embed,
  FALSE_POSITIVE_RATE,
  type FoundGeometry,
  isOwnMark,
  type MarkPort,
  type MarkReading,
  type OnnxMarkOptions,
  onnxMark,
  PAYLOAD_BYTES,
  SOFT_BINDING_ALGORITHM,
  SOFT_BINDING_ALGORITHMS,
} from './watermark/index';

const TIME_CODES = {
  stamped: 'time_stamped',
  failed: 'time_stamp_missing',
  none: 'time_stamp_not_configured',
} as const;

/** All say what was read back from the final bytes; none can hold an item, because what fails is never released. */
function findingsOf({ signed, mark, credentials, time }: SignedCreative): Finding[] {
  const about = {
    version: 1,
    status: 'checked' as const,
    triggered: false,
    items: [{ index: signed.index, placement: signed.placement }],
  };
  const code = mark === null ? 'watermark_absent' : mark.fragile ? 'watermark_fragile' : 'watermark_read_back';
  return [
    {
      ...about,
      rule: 'provenance/watermark',
      score: mark?.llr ?? 0,
      threshold: null,
      code,
      params: {
        id: signed.watermark.id ?? '',
        psnr: signed.watermark.psnr ?? 0,
        side: Math.min(signed.width, signed.height),
        failure: signed.watermark.failure ?? '',
      },
    },
    {
      ...about,
      rule: 'provenance/credentials',
      score: null,
      threshold: null,
      code: 'credentials_read_back',
      params: { state: credentials.state, manifest: signed.manifestLabel, issuer: credentials.manifest?.issuer ?? '' },
    },
    {
      ...about,
      rule: 'provenance/time-stamp',
      status: time.state === 'none' ? ('not_configured' as const) : ('checked' as const),
      score: null,
      threshold: null,
      code: TIME_CODES[time.state],
      params: { failure: time.failure ?? '' },
    },
  ];
}

export const provenanceStage: Stage<
  ProvenanceOutput,
  { generation: GenerationOutput; composition: { creatives: Creative[] } }
> = {
  step: 'provenance',
  output: provenanceOutputSchema,
  async run(input: ProvenanceInput, ports: Ports) {
    const done: SignedCreative[] = [];
    ports.progress(0, input.items.length);
    for (const item of input.items) {
      ports.signal.throwIfAborted();
      done.push(await signItem(item, input, ports));
      ports.progress(done.length, input.items.length);
    }
    return { output: { signed: done.map((entry) => entry.signed) }, findings: done.flatMap(findingsOf) };
  },
};
