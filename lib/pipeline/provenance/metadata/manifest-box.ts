/**
 * The manifest store of a file as bytes (JUMBF), taken out of its container as C2PA 2.4, annex A, puts it in: what a sidecar and
 * a manifest repository hold.
 */
import { concatBytes } from '../c2pa/cbor';
import type { AssetType } from './container';

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const text = (bytes: Uint8Array, at: number, end: number) => String.fromCharCode(...bytes.subarray(at, end));

function fromPng(bytes: Uint8Array): Uint8Array | null {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view(bytes).getUint32(at);
    if (text(bytes, at + 4, at + 8) === 'caBX') return bytes.slice(at + 8, at + 8 + length);
    at += 12 + length;
  }
  return null;
}

/** APP11 segments (ISO 19566-5, annex D): `JP`, box instance, packet number; all but the first repeat the box's head. */
function fromJpeg(bytes: Uint8Array): Uint8Array | null {
  const packets: { number: number; data: Uint8Array }[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + view(bytes).getUint16(at + 2);
    if (marker === 0xeb && text(bytes, at + 4, at + 6) === 'JP' && text(bytes, at + 16, at + 20) === 'jumb') {
      const number = view(bytes).getUint32(at + 8);
      packets.push({ number, data: bytes.subarray(at + (number === 1 ? 12 : 20), end) });
    }
    at = end;
  }
  if (packets.length === 0) return null;
  return concatBytes(...packets.sort((a, b) => a.number - b.number).map(({ data }) => data));
}

function fromWebp(bytes: Uint8Array): Uint8Array | null {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view(bytes).getUint32(at + 4, true);
    if (text(bytes, at, at + 4) === 'C2PA') return bytes.slice(at + 8, at + 8 + length);
    at += 8 + length + (length & 1);
  }
  return null;
}

const C2PA_UUID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

/** `uuid` box: id, version and flags, purpose, then for `manifest` an offset of 8 bytes. */
function fromAvif(bytes: Uint8Array): Uint8Array | null {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view(bytes).getUint32(at);
    if (size < 8) return null;
    const isOurs = text(bytes, at + 4, at + 8) === 'uuid' && C2PA_UUID.equals(bytes.subarray(at + 8, at + 24));
    if (isOurs) {
      const purposeAt = at + 28;
      const purposeEnd = bytes.indexOf(0, purposeAt);
      if (text(bytes, purposeAt, purposeEnd) === 'manifest') return bytes.slice(purposeEnd + 9, at + size);
    }
    at += size;
  }
  return null;
}

const FROM = { 'image/png': fromPng, 'image/jpeg': fromJpeg, 'image/webp': fromWebp, 'image/avif': fromAvif } as const;

/** The manifest store, or null where there is none or the container is damaged. */
export function extractManifest(bytes: Uint8Array, mediaType: AssetType): Uint8Array | null {
  try {
    return FROM[mediaType](bytes);
  } catch {
    return null;
  }
}

/** A box of a JUMBF superbox: where it begins, how long it is, what it is. */
interface Box {
  at: number;
  size: number;
  type: string;
}

/** Boxes that lie side by side in `bytes` from `from` to `to`; null when one of them does not fit. */
function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const size = at + 8 <= to ? view(bytes).getUint32(at) : 0;
    if (size < 8 || at + size > to) return null;
    boxes.push({ at, size, type: text(bytes, at + 4, at + 8) });
    at += size;
  }
  return boxes;
}

/**
 * A manifest store with its active manifest alone, which by specification is the last superbox in it; what that
 * says of ingredients points to manifests that are not there any more. Null where the store is damaged.
 */
export function activeManifestOf(store: Uint8Array): Uint8Array | null {
  const [outer, ...more] = boxesIn(store, 0, store.length) ?? [];
  if (outer?.type !== 'jumb' || more.length > 0) return null;
  const [description, ...manifests] = boxesIn(store, 8, store.length) ?? [];
  const active = manifests.filter(({ type }) => type === 'jumb').at(-1);
  if (description?.type !== 'jumd' || !active) return null;
  const alone = concatBytes(
    store.slice(0, 8),
    store.subarray(description.at, description.at + description.size),
    store.subarray(active.at, active.at + active.size),
  );
  view(alone).setUint32(0, alone.length);
  return alone;
}
