/** One creative → one signed asset with its report, receipt and preview. */
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/decode';
import { withoutAlpha } from '../../imaging/surface';
import { initialModeOf, type Placement, placementOf } from '../brief/index';
import type { Creative } from '../composition/output';
import type { GenerationOutput } from '../generation/output';
import type { HumanDecision, Item, Ports, StageInput } from '../stage';
import { type ManifestFacts, type OversightLevel, type SignedFile, signFile } from './c2pa/index';
import { SIGNATURE_ALLOWANCE } from './encode';
import { ingredientsOf } from './ingredients';
import { type MarkedEncoding, markAndEncode } from './mark';
import { embedXmp } from './metadata/container';
import { type MetadataFacts, requiredProperties, xmpPacket } from './metadata/xmp';
import type { SignedItem } from './output';
import { makePreview } from './preview';
import { type ReadBack, readBack } from './read-back';
import { signReceipt } from './receipt';
import { composeReport, signReport } from './report';
import { sha256Hex } from './signed-document';
import { isModelMade, sourceTypeOf } from './source-type';
import { ALGORITHM } from './watermark/index';

export type ProvenanceInput = StageInput<{ generation: GenerationOutput; composition: { creatives: Creative[] } }>;

export interface SignedCreative {
  signed: SignedItem;
  mark: MarkedEncoding['watermark'];
  credentials: ReadBack['credentials'];
  time: SignedFile['time'];
}

/** How much stronger the second and last try marks. */
const SECOND_TRY = 1.4;

/**
 * Signs one item. Its bytes are read back before they count; if that fails, everything is done once more with a stronger mark.
 *
 * Throws `read_back_failed`, `watermark_failed`, `signing_failed`, `blob_missing`.
 */
export async function signItem(item: Item, input: ProvenanceInput, ports: Ports): Promise<SignedCreative> {
  const creative = input.earlier.composition.creatives.find(
    (entry) => entry.index === item.index && entry.placement === item.placement,
  );
  const placement = placementOf(item.placement, input.run.brief);
  if (!creative || !placement)
    throw new ColophonError('internal', { reference: `no creative for ${item.index}/${item.placement}` });
  const watermarkId = await ports.watermarkIds.allot(item.id, ports.watermarkKey.id);
  let problems: string[] = [];
  for (const strength of [1, SECOND_TRY]) {
    ports.signal.throwIfAborted();
    const made = await make({ item, creative, placement, watermarkId, strength }, input, ports);
    if (made.back.problems.length === 0) return store(item, made, ports);
    problems = made.back.problems;
  }
  throw new ColophonError('read_back_failed', { problem: problems.join('; ') });
}

interface Order {
  item: Item;
  creative: Creative;
  placement: Placement;
  watermarkId: string;
  strength: number;
}

interface Made {
  bytes: Uint8Array;
  time: SignedFile['time'];
  report: Uint8Array;
  reportSha256: string;
  marked: MarkedEncoding;
  metadata: MetadataFacts;
  back: ReadBack;
}

async function make(order: Order, input: ProvenanceInput, ports: Ports): Promise<Made> {
  const overhead = await makeWithin(order, SIGNATURE_ALLOWANCE, input, ports);
  if (overhead.bytes.length <= order.placement.maxBytes) return overhead;
  // Ingredients keep their manifests, whose size nobody knows before signing: encode once more with room for them.
  const added = overhead.bytes.length - overhead.marked.encoded.bytes.length;
  const made = await makeWithin(order, added + 2_000, input, ports);
  if (made.bytes.length <= order.placement.maxBytes) return made;
  const problem = `with its credentials the file is ${made.bytes.length} bytes and ${order.placement.id} allows ${order.placement.maxBytes}`;
  throw new ColophonError('signing_failed', { problem });
}

async function makeWithin(order: Order, reserve: number, input: ProvenanceInput, ports: Ports): Promise<Made> {
  const { item, creative, placement, watermarkId, strength } = order;
  const { run, decisions } = input;
  const { generation } = input.earlier;
  const { pixels } = await decodeImage(await ports.blobs.get(creative.blob), { name: 'The creative' });
  const marked = await markAndEncode(
    withoutAlpha(pixels),
    watermarkId,
    ports.watermarkKey,
    placement,
    reserve,
    strength,
  );
  const { encoded, watermark } = marked;
  const createdAt = ports.now();
  const sourceType = sourceTypeOf(generation.digitalSourceType, creative.edits);
  const system = { name: generation.model.name, version: generation.model.version };
  const metadata: MetadataFacts = {
    assetId: item.assetId,
    generationId: run.generationId,
    title: run.brief.sealed?.fileName ?? `${placement.title} ${item.index + 1}`,
    provider: run.organisationName,
    createdAt,
    sourceType,
    system: generation.declared && !isModelMade(sourceType) ? null : system,
    trainingMining: run.preset.disclosure.trainingMining,
    aigc: isModelMade(sourceType) && run.brief.regions?.includes('cn') === true,
  };
  const packet = xmpPacket(metadata);
  const unsigned = embedXmp(encoded.bytes, encoded.mediaType, packet);
  const oversight = oversightOf(item, creative, decisions);
  const report = await signReport(
    composeReport({
      run,
      item,
      createdAt,
      generation,
      creative,
      sourceType,
      findings: input.findings,
      decisions,
      oversight,
      encoded: {
        sha256: sha256Hex(unsigned),
        mediaType: encoded.mediaType,
        quality: encoded.quality,
        width: pixels.width,
        height: pixels.height,
      },
      watermark: {
        id: watermark?.id ?? null,
        keyId: ports.watermarkKey.id,
        algorithm: ALGORITHM,
        psnr: watermark?.psnr ?? null,
        failure: marked.failure,
      },
    }),
    ports.reportSigner,
  );
  const reportSha256 = sha256Hex(report);
  const facts: ManifestFacts = {
    title: metadata.title,
    mediaType: encoded.mediaType,
    createdAt,
    producedBy: run.organisationName,
    sourceType,
    declared: generation.declared === true,
    engine: { ...system, identifier: `sha256:${generation.model.sha256}` },
    edits: creative.edits,
    begun: initialModeOf(run.brief),
    oversight,
    watermarkId: watermark?.id ?? null,
    trainingMining: metadata.trainingMining,
    report: { sha256: reportSha256, generationId: run.generationId, assetId: item.assetId },
    ingredients: await ingredientsOf(run, creative, sourceType, ports.blobs),
  };
  const { bytes, time } = await signFile(unsigned, facts, ports.manifestSigner, { timeStamper: ports.timeStamper });
  const { mediaType } = encoded;
  const expected = {
    mediaType,
    width: pixels.width,
    height: pixels.height,
    watermarkId: watermark?.id ?? null,
    reportSha256,
    packet,
    properties: requiredProperties(metadata),
  };
  return {
    bytes,
    time,
    report,
    reportSha256,
    marked,
    metadata,
    back: await readBack(bytes, expected, ports.watermarkKey),
  };
}

/**
 * What really happened: a person validated the output only when they approved this very creative. Whoever overturned a block
 * on the brief, or on the artwork before type was set, has not seen it.
 * @throws blob_corrupt when somebody approved another creative than this one: a decision is bound to what was looked at.
 */
function oversightOf(item: Item, creative: Creative, decisions: readonly HumanDecision[]): OversightLevel {
  const last = decisions.findLast(({ itemId, subject }) => itemId === item.id && subject === 'creative');
  if (last?.decision !== 'approve') return 'prompt_guided';
  if (last.subjectSha256 !== creative.blob) throw new ColophonError('blob_corrupt', { sha256: last.subjectSha256 });
  return 'human_validated';
}

async function store(item: Item, made: Made, ports: Ports): Promise<SignedCreative> {
  const { bytes, marked, metadata, back, reportSha256 } = made;
  const { width, height } = back.pixels;
  const { mediaType } = marked.encoded;
  const manifestLabel = back.credentials.manifest?.label ?? '';
  const receipt = await signReceipt(
    {
      kind: 'colophon.receipt',
      schema: 1,
      createdAt: metadata.createdAt.toISOString(),
      generation: metadata.generationId,
      asset: {
        id: item.assetId,
        sha256: sha256Hex(bytes),
        mediaType,
        bytes: bytes.length,
        width,
        height,
        fingerprint: back.fingerprint,
      },
      manifest: manifestLabel,
      reportSha256,
      readBack: {
        credentials: {
          state: back.credentials.state,
          failures: back.credentials.failures.map((entry) => entry.code),
          timeStamped: back.credentials.manifest?.timeStamped ?? false,
        },
        watermark: {
          id: back.watermark.watermarkId,
          expected: marked.watermark?.id ?? null,
          exact: marked.watermark !== null,
          confidence: back.watermark.confidence,
        },
        metadata: back.metadata,
      },
    },
    ports.reportSigner,
  );
  const [sha256, reportBlob, receiptSha256, previewSha256] = await Promise.all([
    ports.blobs.put(bytes),
    ports.blobs.put(made.report),
    ports.blobs.put(receipt),
    ports.blobs.put(await makePreview(back.pixels, metadata)),
  ]);
  const signed: SignedItem = {
    index: item.index,
    placement: item.placement,
    sha256,
    mediaType,
    width,
    height,
    bytes: bytes.length,
    watermark: {
      id: marked.watermark?.id ?? null,
      keyId: ports.watermarkKey.id,
      algorithm: ALGORITHM,
      psnr: marked.watermark?.psnr ?? null,
      readBack: marked.watermark !== null,
      failure: marked.failure,
    },
    manifestLabel,
    reportSha256: reportBlob,
    receiptSha256,
    previewSha256,
    fingerprint: back.fingerprint,
    partFingerprints: Buffer.from(back.partFingerprints).toString('base64'),
    colourGrid: Buffer.from(back.colourGrid).toString('base64'),
    keypoints: Buffer.from(back.keypoints).toString('base64'),
  };
  return { signed, mark: marked.watermark, credentials: back.credentials, time: made.time };
}
