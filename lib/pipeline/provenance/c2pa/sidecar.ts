/** Reads a manifest store that lies beside its picture instead of in it: exported, or made so from the first. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { withManifestBox } from '../metadata/avif';
import type { AssetType } from '../metadata/container';
import { type Credentials, readCredentials, readCrJson } from './read';

/** The media type of a manifest store by itself. */
const STORE = 'application/c2pa';
const MISMATCH = 'assertion.dataHash.mismatch';

/** The hard binding of the active manifest, which crJson lists first (C2PA specification, `c2pa.hash.data`). */
const bindingShape = z.object({
  manifests: z.array(
    z.object({
      assertions: z.object({
        'c2pa.hash.data': z.object({
          exclusions: z.array(z.object({ start: z.int().min(0), length: z.int().min(0) })).nullish(),
          alg: z.enum(['sha256', 'sha384', 'sha512']),
          hash: z.string().regex(/^b64'.*'$/),
        }),
      }),
    }),
  ),
});
type Binding = z.infer<typeof bindingShape>['manifests'][number]['assertions']['c2pa.hash.data'];

/** Whether these bytes begin as a manifest store does: a JUMBF superbox. */
export const isManifestStore = (bytes: Uint8Array): boolean =>
  bytes.length > 8 && Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'jumb';

/**
 * Reads and validates a manifest store against the picture beside it, which may still hold what the store's hash leaves out, or may
 * have lost exactly that. A picture that was encoded again fits no sidecar.
 * @param store as it was exported, JUMBF
 */
export async function readSidecar(
  store: Uint8Array,
  picture: Uint8Array,
  mediaType: AssetType,
  trustAnchorsPem = '',
): Promise<Credentials> {
  // Their hash goes over boxes that only lie where they lay with the manifest among them.
  if (mediaType === 'image/avif')
    return readCredentials(withManifestBox(picture, store) ?? picture, mediaType, trustAnchorsPem);
  const read = await readCredentials(store, STORE, trustAnchorsPem);
  // The library compares with the bytes it was given, which are the store's own; that answer is replaced by ours.
  if (!read.failures.some(({ code }) => code === MISMATCH)) return read;
  const parsed = bindingShape.safeParse(await readCrJson(store, STORE, trustAnchorsPem));
  const binding = parsed.success ? parsed.data.manifests[0]?.assertions['c2pa.hash.data'] : undefined;
  if (!binding || !fits(binding, picture)) return read;
  return readCredentials(store, STORE, trustAnchorsPem, new Set([MISMATCH]));
}

function fits({ exclusions, alg, hash }: Binding, picture: Uint8Array): boolean {
  const expected = Buffer.from(hash.slice(4, -1), 'base64');
  const ranges = [...(exclusions ?? [])].sort((a, b) => a.start - b.start);
  const same = (parts: readonly Uint8Array[]) => {
    const made = createHash(alg);
    for (const part of parts) made.update(part);
    return made.digest().equals(expected);
  };
  const around: Uint8Array[] = [];
  let at = 0;
  for (const { start, length } of ranges) {
    around.push(picture.subarray(at, start));
    at = start + length;
  }
  around.push(picture.subarray(at));
  return same(around) || same([picture]) || same(refilled(picture, ranges));
}

/**
 * A RIFF file (WebP) as its hash saw it: it states its own length, which shrank when the chunk was taken out, and a chunk of odd
 * length was followed by a byte of padding, which went with it. Others are left as they are.
 */
function refilled(picture: Uint8Array, ranges: readonly { start: number; length: number }[]): Uint8Array[] {
  if (Buffer.from(picture.subarray(0, 4)).toString('latin1') !== 'RIFF') return [picture];
  const whole = Uint8Array.from(picture);
  const missing = ranges.reduce((sum, { length }) => sum + length + (length & 1), 0);
  new DataView(whole.buffer).setUint32(4, picture.length + missing - 8, true);
  const parts: Uint8Array[] = [];
  let at = 0;
  // Without what was taken out, every later range lies nearer to the start.
  let gone = 0;
  for (const { start, length } of ranges) {
    parts.push(whole.subarray(at, start - gone), new Uint8Array(length & 1));
    at = start - gone;
    gone += length + (length & 1);
  }
  parts.push(whole.subarray(at));
  return parts;
}
