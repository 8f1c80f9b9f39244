import { createHash } from 'node:crypto';
import { ColophonError, say } from '../errors/index';
import { isManifestStore } from '../pipeline/provenance/index';
import { conclude } from './conclude';
import { closeDeliveryIndex } from './deliveries-by-keypoints';
import type { Inspection, WatermarkSecret } from './inspect';
import { inspectingThread } from './inspecting-thread';
import { verifyingKeys } from './installation';
import { installationRecords, sayRemoval } from './removed';
import type { Records, VerifyResult } from './result';
import type { Register } from './search-records';

const thread = inspectingThread();

export interface VerifyInThreadOptions {
  name: string;
  /** What this installation trusts, when left out. */
  trustAnchors?: string;
  /** This installation's key, when left out. */
  watermarkKeys?: readonly { id: string; secret: string }[];
  /** This installation's deliveries, when left out; null searches none. */
  records?: Records | null;
  /** A manifest store (.c2pa) that lay beside the file. */
  sidecar?: Uint8Array | undefined;
}

/** A file that stopped the thread: said so, and nothing else is known of it. */
function stopped(bytes: Uint8Array, name: string, failure: string): Inspection {
  const code = failure === 'timeout' ? 'verify_unreadable_slow' : 'verify_unreadable_broken';
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: null,
    width: null,
    height: null,
    transparent: null,
    unreadable: { code, words: say(code, { name }) },
    credentials: { state: 'none', manifest: null, failures: [], ingredients: [], remoteManifest: false },
    sidecar: false,
    origin: [],
    watermark: null,
    fingerprint: null,
    fingerprintQuality: 0,
    colours: null,
    view: null,
  };
}

/**
 * `verifyFile` for the app: the reading happens in a thread of its own, bounded in memory and time, and the records of this
 * installation are searched. Never throws for a bad picture. Throws `database_unavailable`; `invalid_argument` for a sidecar that is
 * no manifest store.
 */
export async function verifyInThread(bytes: Uint8Array, options: VerifyInThreadOptions): Promise<VerifyResult> {
  const { records = installationRecords } = options;
  const keys = await keysOf(options);
  const inspection = await inspectInThread(bytes, { ...options, ...keys });
  return sayRemoval(await conclude(inspection, records, registerInThread(keys.watermarkKeys)), records);
}

/** What is given, and of this installation what is not. */
async function keysOf({ trustAnchors, watermarkKeys }: Pick<VerifyInThreadOptions, 'trustAnchors' | 'watermarkKeys'>) {
  if (trustAnchors !== undefined && watermarkKeys !== undefined) return { trustAnchors, watermarkKeys };
  const own = await verifyingKeys();
  return { trustAnchors: trustAnchors ?? own.trustAnchors, watermarkKeys: watermarkKeys ?? own.watermarkKeys };
}

/** Only what can be read from the file itself, in the same bounded thread; no record is looked up. */
export async function inspectInThread(
  bytes: Uint8Array,
  options: Omit<VerifyInThreadOptions, 'records'>,
): Promise<Inspection> {
  const { name, sidecar } = options;
  if (sidecar && !isManifestStore(sidecar))
    throw new ColophonError('invalid_argument', { argument: 'sidecar', problem: say('verify_sidecar_unreadable') });
  const keys = await keysOf(options);
  const answer = await thread.inspect(bytes, { name, ...keys, ...(sidecar ? { sidecar } : {}) });
  return 'inspection' in answer ? answer.inspection : stopped(bytes, name, answer.failure);
}

/** Holds a picture against deliveries in that same thread. */
export const registerInThread =
  (keys: readonly WatermarkSecret[]): Register =>
  (question) =>
    thread.register({ ...question, keys });

/** Ends the threads; the next file starts new ones. */
export async function closeVerifyThread(): Promise<void> {
  await Promise.all([thread.close(), closeDeliveryIndex()]);
}
