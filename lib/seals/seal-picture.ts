import { type Actor, demand } from '../accounts/index';
import { ColophonError } from '../errors/index';
import { type Requested, type RunKey, requestSealed } from '../generations/index';
import {
  type DeclaredSource,
  NO_ENGINE,
  ORIGINAL,
  type Region,
  SEALED_TYPES,
  type SealedPicture,
} from '../pipeline/brief/index';
import { blobsOf } from '../storage/index';
import { type Inspection, inspectInThread, verifyingKeys } from '../verify/index';

export interface SealRequest {
  /** The file as it is. */
  bytes: Uint8Array;
  fileName: string;
  /** Slug or id of the brand preset. */
  preset: string;
  /** Where the customer says that the picture comes from. */
  source: DeclaredSource;
  /** What the picture is called in lists; checked by policy like every text. */
  title?: string | undefined;
  /** Who is to be seen; left out, pictures that may hold people wait for an answer. */
  people?: 'none' | 'real' | 'synthetic' | undefined;
  /** Left out, the picture keeps its own size. */
  placements?: readonly string[] | undefined;
  /** Where it is to be shown: decides which notices it needs. */
  regions?: readonly Region[] | undefined;
  /** Print a visible label, where a model made the picture. */
  aiLabel?: boolean | undefined;
  idempotencyKey?: string | undefined;
}

export interface SealOptions {
  /** The calling process works the run itself; otherwise it goes on the queue. */
  claimed?: boolean;
  /** What the file's own credentials are judged by; this installation's anchors when left out. */
  keys?: { trustAnchors: string };
}

const LONGEST_NAME = 120;
const UNTITLED = 'A picture made elsewhere';
/** The same limit as for every picture that comes from outside. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * Takes a picture in: reads it in the bounded thread, stores the file untouched, and requests a generation whose engine is
 * `none`. Credits are held and captured as for any other.
 * @throws the `image_*` family; invalid_brief, not_found (preset), insufficient_credits, conflict, forbidden, storage_full.
 */
export async function sealPicture(
  actor: Actor,
  request: SealRequest,
  { claimed = false, keys }: SealOptions = {},
): Promise<Requested & { key: RunKey }> {
  demand(actor, 'generations:create');
  const name = plainName(request.fileName);
  if (request.bytes.length > MAX_BYTES)
    throw new ColophonError('image_too_large', {
      name,
      size: `${(request.bytes.length / 1e6).toFixed(1)} MB`,
      limit: `${Math.round(MAX_BYTES / 1e6)} MB`,
    });
  // A mark of an earlier life is not looked for: the new one replaces it, and the search would cost seconds.
  const { trustAnchors } = keys ?? (await verifyingKeys());
  const inspection = await inspectInThread(request.bytes, { name, trustAnchors, watermarkKeys: [] });
  const sealed = sealedFrom(inspection, name, request.source);
  await blobsOf(actor.organisationId).put(request.bytes);
  const { title, people, placements, regions, aiLabel, preset, idempotencyKey } = request;
  const brief = {
    prompt: title?.trim() || UNTITLED,
    engine: NO_ENGINE,
    placements: placements && placements.length > 0 ? [...placements] : [ORIGINAL],
    ...(people === undefined ? {} : { people }),
    ...(regions === undefined ? {} : { regions: [...regions] }),
    ...(aiLabel === undefined ? {} : { aiLabel }),
    // The run draws nothing, so that the same request is the same brief.
    seed: 0,
    sealed,
  };
  return requestSealed(actor, { brief, preset, idempotencyKey }, claimed);
}

/** What stands in manifests and lists: the file's own name, no folder, nothing unprintable. */
function plainName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const printable = last.replace(/\p{C}/gu, '').trim();
  return printable.slice(-LONGEST_NAME) || 'picture';
}

/** @throws the `image_*` family. */
function sealedFrom(inspection: Inspection, name: string, source: DeclaredSource): SealedPicture {
  const { unreadable, mediaType, width, height, transparent, sha256, credentials, origin } = inspection;
  if (unreadable) throw unreadableAs(unreadable, name);
  const type = SEALED_TYPES.find((entry) => entry === mediaType);
  if (!type || width === null || height === null)
    throw new ColophonError('image_unreadable', { name, problem: 'it is no picture this can read' });
  if (transparent)
    throw new ColophonError('image_unreadable', {
      name,
      problem: 'it has transparent parts, which a finished picture cannot keep; set it on a ground first',
    });
  const failures = credentials.failures.map(({ code }) => code).slice(0, 40);
  const issuer = credentials.manifest?.issuer ?? null;
  return {
    picture: { sha256, mediaType: type },
    ...{ fileName: name, width, height, source, marks: origin },
    credentials: { state: credentials.state, issuer, failures },
  };
}

/** The thread answers in words; their code decides how the request is refused. */
function unreadableAs({ code, words }: { code: string; words: string }, name: string): ColophonError {
  const known = ['image_too_large', 'image_wrong_type', 'image_decode_timeout'] as const;
  const match = known.find((entry) => entry === code);
  const error = new ColophonError(match ?? 'image_unreadable', { name, problem: 'the file is damaged' });
  error.message = words;
  return error;
}
