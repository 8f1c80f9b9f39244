/**
 * What a stage is, what it is given and what it answers.
 *
 * Glossary: a *generation* is one run of one *brief*; an *artwork* is pixels as the engine made them; a *creative* is an
 * artwork composed for one *placement*; an *item* is one creative of a generation, named by (index, placement); a *finding*
 * is what one check saw; a *verdict* is what `safeguards/verdict.ts` alone makes of findings.
 *
 * A stage does no I/O of its own: blobs, sessions, signers, registries and the clock come in through `Ports`. Its output is
 * zod-checked JSON plus blob hashes, never inline pixels, so any worker of the right lane can go on from it.
 */
import type { z } from 'zod';
import type { Brief } from './brief/brief';
import type { PresetSnapshot } from './brief/preset';
import type { Environment } from './environment';
import type { Finding } from './finding';
import type { Step } from './pipeline';
import type { PolicyInForce } from './policy/organisation-policy';

/** One creative of a generation. `assetId` is allotted at request, so a retry signs and delivers under the same name. */
export interface Item {
  id: string;
  index: number;
  placement: string;
  assetId: string;
}

/** Facts of the run that every stage may read; frozen when the brief was accepted. */
export interface RunFacts {
  generationId: string;
  organisationId: string;
  /** Name of the organisation as the manifest's producer. */
  organisationName: string;
  brief: Brief;
  preset: PresetSnapshot;
  presetVersionId: string;
  requestedAt: Date;
  items: readonly Item[];
}

export interface StageInput<Earlier> {
  run: RunFacts;
  /** The items this stage still has to work on; blocked ones are gone. */
  items: readonly Item[];
  /** Zod-checked outputs of the earlier steps this stage declares. */
  earlier: Earlier;
  /** Every finding so far, passes included. */
  findings: readonly Finding[];
  /** People's decisions on held items of this run, newest last. */
  decisions: readonly HumanDecision[];
}

export interface HumanDecision {
  itemId: string;
  caseId: string;
  /** `appeal`: the answer to a customer's objection; approving it overturns the verdict that was appealed. */
  kind: 'review' | 'appeal';
  decision: 'approve' | 'reject';
  decidedAt: string;
  /** Role of the reviewer, never the name: it lands in the manifest's human-oversight field. */
  reviewerRole: string;
  /** What was looked at. Only who saw the finished creative has validated the picture. */
  subject: 'creative' | 'artwork' | 'brief';
  /** SHA-256 of it: a decision speaks of nothing else. */
  subjectSha256: string;
  /** The rules it is about: what an overturned appeal lifts, and nothing beyond. */
  rules: readonly { rule: string; version: number }[];
  /** The reviewer's own words. */
  reason: string;
}

export interface Outcome<Output> {
  output: Output;
  findings?: readonly Finding[];
}

export interface Stage<Output, Earlier = unknown> {
  step: Step;
  output: z.ZodType<Output>;
  run(input: StageInput<Earlier>, ports: Ports): Promise<Outcome<Output>>;
}

/** Content-addressed bytes of one organisation (`<organisation>/<sha256>`). `get` rejects with `blob_missing`. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

export type TensorData = Float32Array | BigInt64Array | Int32Array | Uint8Array;
export interface Tensor {
  type: 'float32' | 'int64' | 'int32' | 'uint8';
  dims: readonly number[];
  data: TensorData;
}

/** A loaded ONNX graph. Only `workers/runtime` knows onnxruntime. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
}

/** Opens components (`text_encoder`, `transformer`, …) of a registered model; files are checked against their sha256. */
export interface Sessions {
  open(model: string, component: string): Promise<Session>;
  /** A file of the model's folder (tokenizer, configs), checked against its sha256. */
  file(model: string, path: string): Promise<Uint8Array>;
  describe(model: string): Promise<ModelDescription>;
}

/** `model.json`, as registered by workers and read by the app. */
export interface ModelDescription {
  name: string;
  version: string;
  kind: string;
  licence: string;
  lane: 'gpu' | 'cpu';
  digitalSourceType: 'trainedAlgorithmicMedia' | 'algorithmicMedia';
  /** sha256 of model.json itself: names the weights by naming every file's hash. */
  sha256: string;
  files: readonly { path: string; bytes: number; sha256: string }[];
  defaults: {
    steps: number;
    guidance: number;
    sampler: string;
    /** Timesteps between which steps are guided, both included; elsewhere a step costs half. All steps when absent. */
    guidanceInterval?: readonly [low: number, high: number] | undefined;
    /** How much of the detail is smoothed away where quiet space is asked for, 0..1; 0.93 when absent. A model that was taught quiet space needs less. */
    quietStrength?: number | undefined;
  };
  sizes: Readonly<Record<'square' | 'portrait' | 'landscape', readonly [number, number]>>;
  /** Draws any size up to 2160 pixels; `sizes` then only gives the proportions. */
  anySize?: boolean | undefined;
  conditioning: readonly string[];
  words: readonly string[];
  families: readonly {
    id: string;
    title: string;
    person_free: boolean;
    /** A renderer's family whose opposite edges can be made to meet. */
    tiles?: boolean | undefined;
    subjects: readonly string[];
    example_prompt: string;
  }[];
  modifiers: readonly string[];
  /** Words it knows from what pictures are for (“lipstick”); as a main subject nothing draws them. */
  things?: readonly string[] | undefined;
  /** Subjects whose words it knows and that it does not draw (“polka dots”): refused, however its words are read. */
  notDrawn?: readonly string[] | undefined;
  limits: readonly string[];
  /**
   * First looks: a component that draws clean latents from noise in one step and the timestep it was taught, or how few steps of
   * the denoiser do.
   */
  draft?: { component: string; timestep: number } | { steps: number; guidance: number } | undefined;
  /** A component that makes pictures larger, and how many times. */
  upscaler?: { component: string; scale: number } | undefined;
  /** Fingerprints of the pictures it was trained on: see generation/training-index. */
  trainingIndex?: { count: number; pdq: string; scenes?: string | undefined; shortSide: number } | undefined;
}

export interface ModerationCategory {
  id: string;
  /** Scores from which a person is asked, and from which the picture is blocked. */
  review: number;
  block: number;
  /** `people`: the question makes no sense where a scene family holds none. */
  about: 'people' | 'anything';
  openai: readonly string[];
  ailuminate: readonly string[];
}

/** The embedding model that an operator supplies; it may be slow and it may fail. */
export interface ImageEmbedding {
  readonly name: string;
  readonly version: string;
  /** Of its graph: embeddings of different graphs are never compared. */
  readonly sha256: string;
  /** Cosine from which a work counts as near. */
  readonly threshold: number;
  /** A vector of length 1. Rejects when the model cannot be loaded or does not answer as described. */
  embed(pixels: {
    data: Uint8Array | Uint8ClampedArray;
    width: number;
    height: number;
    channels: 3 | 4;
  }): Promise<Float32Array>;
}

/** The image classifier that an operator supplies; it may be slow and it may fail. */
export interface ImageModeration {
  readonly name: string;
  readonly version: string;
  /** Of its description, which names its weights by hash. */
  readonly sha256: string;
  readonly categories: readonly ModerationCategory[];
  /** Scores by category, 0 to 1. Rejects when the classifier cannot be loaded or does not answer as described. */
  classify(pixels: {
    data: Uint8Array | Uint8ClampedArray;
    width: number;
    height: number;
    channels: 3 | 4;
  }): Promise<Readonly<Record<string, number>>>;
}

/** ES256 behind a port, so that the key can live in this process, another one, or a KMS. */
export interface Signer {
  readonly keyId: string;
  /** PEM, leaf first, without the root. Empty for the report signer. */
  readonly certificateChain: string;
  /** PEM (SPKI) public key. */
  readonly publicKey: string;
  /** Signs SHA-256 of `bytes`; answers 64 bytes, r‖s (IEEE P1363). */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** An authority that says when something was signed (RFC 3161). */
export interface TimeStamper {
  readonly policy: 'required' | 'preferred';
  /** Bytes to keep for a token. */
  room(): number;
  /** Answers a time-stamp token (DER) over SHA-256 of `message`. Rejects with `time_stamp_failed`. */
  stamp(message: Uint8Array): Promise<Uint8Array>;
}

export interface WatermarkKey {
  readonly id: string;
  /** 32 secret bytes. */
  readonly secret: Uint8Array;
}

/** A registered work near a picture. */
export interface WorkMatch {
  workId: string;
  title: string;
  kind: string;
  holder: string;
  /** Bits of 256 that differ; of `soft`, what the cosine is short of 1, in hundredths. */
  distance: number;
  /** Whose hash matched: the variant of the query (`original`, `rotate90`, …). */
  variant: string;
  region?: Region;
  /** Registered by the organisation that asks, or won back in a dispute: never counts against it. */
  own?: boolean;
  /** How it was found; by fingerprint unless said. */
  method?: 'fingerprint' | 'soft' | 'shape' | 'keypoints';
  /** Of `keypoints`: how many agree. `distance` is then their mean distance in bits. */
  agreeing?: number;
  /** Which part of the work was matched (`whole`, `centre-80`, …). */
  workPart?: string;
}

/** Silhouettes and keypoints of a picture: what finds logos and parts that were pasted in. Made by `imaging`. */
export interface PictureParts {
  shapes: readonly { hash: Uint8Array; region: Region }[];
  keypoints: {
    count: number;
    x: Float32Array;
    y: Float32Array;
    size: Float32Array;
    angle: Float32Array;
    descriptors: Uint8Array;
    aspect: number;
  };
}

/** How many works there are whose parts can be found at all. */
export interface SearchedParts {
  shapes: number;
  keypoints: number;
}

/** Registry of protected works as one organisation sees it: instance-level works and its own. */
export interface ProtectedWorks {
  /** Works registered by kind; an empty registry is `not_run`, not a pass. */
  count(): Promise<Readonly<Record<string, number>>>;
  /** All works within `maxDistance` bits (exact up to 31) of any hash, and soft works that a soft print meets; 32 bytes each. */
  nearest(
    hashes: readonly { variant: string; hash: Uint8Array; region?: Region }[],
    maxDistance: number,
    soft?: readonly { variant: string; hash: Uint8Array; region?: Region }[],
  ): Promise<readonly WorkMatch[]>;
  /** How many works `alike` would search; asked first, because taking a picture's parts costs half a second. */
  parts?(): Promise<SearchedParts>;
  /** Works that were pasted into the picture, whole or in part; absent where a registry knows fingerprints alone. */
  alike?(parts: PictureParts): Promise<readonly WorkMatch[]>;
  /** Works by the cosine of their embedding, nearest first, at most 20; `notEmbedded` works have none by this model. */
  resembling?(
    model: ImageEmbedding,
    vector: Float32Array,
  ): Promise<{
    compared: number;
    notEmbedded: number;
    nearest: readonly (Omit<WorkMatch, 'distance' | 'variant'> & { cosine: number })[];
  }>;
  /** Protected names (`brand marks`, rights holders) for the policy's name rules, lower case. */
  names(): Promise<readonly { name: string; kind: string; workId: string; own?: boolean }[]>;
}

/** Fractions of width and height, origin top left. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the newest bias audit of a preset version on an engine found. */
export interface AuditSummary {
  id: string;
  /** When it was concluded. */
  at: Date;
  /** The model that was audited; another one's pictures were not looked at. */
  modelSha256: string;
  /** Runs that were measured. */
  sampleSize: number;
  /** The largest total variation between what was found and the declared target, 0 to 1; null while nothing could be said. */
  disparity: number | null;
  /** What the study declared as tolerable. */
  threshold: number;
  /** Whether a disparity past the threshold was found, by test and by size. */
  disparate: boolean;
}

/** Bias audits as one organisation sees them. */
export interface Audits {
  newest(presetVersionId: string, engine: string): Promise<AuditSummary | null>;
}

/** Gives out watermark ids: random 64 bits, unique in this installation, bound to the item. Answers 16 hex digits. */
export interface WatermarkIds {
  allot(itemId: string, keyId: string): Promise<string>;
}

/** Records a delivery: asset row, credit capture, audit-log entry and notification in one fenced transaction; twice is once. */
export interface Deliveries {
  record(delivery: Delivery): Promise<{ assetId: string; alreadyDelivered: boolean }>;
}

export interface Delivery {
  item: Item;
  sha256: string;
  mediaType: string;
  width: number;
  height: number;
  bytes: number;
  watermarkId: string | null;
  watermarkKeyId: string;
  manifestLabel: string;
  reportSha256: string;
  receiptSha256: string;
  previewSha256: string;
  /** PDQ of the delivered picture, 64 hex digits; what recovery compares a found mark against. */
  fingerprint: string;
  /** PDQ of its turns and parts (`imaging/packed-regions.ts`): works registered later are searched for in them. */
  partFingerprints?: Uint8Array<ArrayBuffer> | null;
  /** Its mean colours (`imaging/colour/colour-grid.ts`): what a look-alike is told by once the pixels are gone. */
  colourGrid?: Uint8Array<ArrayBuffer> | null;
  /** Its keypoints (`imaging/keypoints/pack.ts`): what a part of it is put back in its place by. */
  keypoints?: Uint8Array<ArrayBuffer> | null;
}

export interface Ports {
  now(): Date;
  signal: AbortSignal;
  /** Real step counts only: `done` of `total`. Cheap; the records port throttles writes. */
  progress(done: number, total: number): void;
  blobs: Blobs;
  sessions: Sessions;
  /** What this process computes with; left out where nothing is drawn. */
  environment?: Environment;
  works: ProtectedWorks;
  /** The operator's image classifier; absent where none is configured. */
  moderation?: ImageModeration;
  /** The operator's embedding model; absent where none is configured. */
  embedding?: ImageEmbedding;
  /** What the organisation changed about the installation's policy; without it the installation's own rules apply. */
  policy?: () => Promise<PolicyInForce>;
  audits: Audits;
  watermarkIds: WatermarkIds;
  watermarkKey: WatermarkKey;
  manifestSigner: Signer;
  /** Left out where no authority is configured. */
  timeStamper?: TimeStamper | undefined;
  reportSigner: Signer;
  deliveries: Deliveries;
}
