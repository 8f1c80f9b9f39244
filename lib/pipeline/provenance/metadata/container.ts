/**
 * Puts an XMP packet into a finished JPEG, PNG, WebP or AVIF and finds it again, without touching the compressed picture: one
 * encode stays one encode. Source: XMP specification part 3 (JPEG, PNG), WebP container specification.
 */
import { crc32 } from 'node:zlib';
import { ColophonError } from '../../../errors/index';
import type { ImageFormat } from '../../../imaging/sniff';
import { concatBytes } from '../c2pa/cbor';
import { fromAvif, intoAvif } from './avif';

export const ASSET_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const;
export type AssetType = (typeof ASSET_TYPES)[number];

/** The media type under which a picture of this format can carry a manifest here; null of those that cannot. */
export const assetTypeOf = (format: ImageFormat | null): AssetType | null =>
  ASSET_TYPES.find((type) => type === `image/${format}`) ?? null;

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const matches = (bytes: Uint8Array, at: number, text: string) =>
  at + text.length <= bytes.length &&
  Array.from(text).every((character, i) => bytes[at + i] === character.charCodeAt(0));
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const JPEG_XMP = 'http://ns.adobe.com/xap/1.0/\0';
const PNG_XMP = 'XML:com.adobe.xmp\0\0\0\0\0';
/** A JPEG segment's length field is 16 bits and counts itself. */
const JPEG_SEGMENT_MAX = 0xffff - 2;

function broken(mediaType: string): ColophonError {
  return new ColophonError('internal', { reference: `a ${mediaType} encoder wrote an unexpected container` });
}

/** [marker, start of payload, end of payload] of every segment before the scan. */
function* jpegSegments(bytes: Uint8Array): Generator<[number, number, number]> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda || marker === 0xd9) return;
    const end = at + 2 + view(bytes).getUint16(at + 2);
    yield [marker, at + 4, end];
    at = end;
  }
}

function intoJpeg(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const payload = concatBytes(ascii(JPEG_XMP), xmp);
  if (payload.length > JPEG_SEGMENT_MAX) throw broken('image/jpeg');
  // Right after JFIF's APP0, where readers look first.
  const [first] = jpegSegments(bytes);
  const at = first && first[0] === 0xe0 ? first[2] : 2;
  const length = payload.length + 2;
  const segment = concatBytes(Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), payload);
  return concatBytes(bytes.subarray(0, at), segment, bytes.subarray(at));
}

function fromJpeg(bytes: Uint8Array): Uint8Array | null {
  for (const [marker, start, end] of jpegSegments(bytes))
    if (marker === 0xe1 && matches(bytes, start, JPEG_XMP)) return bytes.subarray(start + JPEG_XMP.length, end);
  return null;
}

/** [type, start of chunk, start of data, end of data]. */
function* pngChunks(bytes: Uint8Array): Generator<[string, number, number, number]> {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view(bytes).getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield [type, at, at + 8, at + 8 + length];
    at += 12 + length;
  }
}

function intoPng(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const before = [...pngChunks(bytes)].find(([type]) => type === 'IDAT');
  if (!before) throw broken('image/png');
  const body = concatBytes(ascii('iTXt'), ascii(PNG_XMP), xmp);
  const frame = new Uint8Array(8);
  view(frame).setUint32(0, body.length - 4);
  view(frame).setUint32(4, crc32(body) >>> 0);
  const chunk = concatBytes(frame.subarray(0, 4), body, frame.subarray(4));
  return concatBytes(bytes.subarray(0, before[1]), chunk, bytes.subarray(before[1]));
}

function fromPng(bytes: Uint8Array): Uint8Array | null {
  for (const [type, , start, end] of pngChunks(bytes))
    if (type === 'iTXt' && matches(bytes, start, PNG_XMP)) return bytes.subarray(start + PNG_XMP.length, end);
  return null;
}

const WEBP_HAS_XMP = 0x04;

function* webpChunks(bytes: Uint8Array): Generator<[string, number, number]> {
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = view(bytes).getUint32(at + 4, true);
    yield [String.fromCharCode(...bytes.subarray(at, at + 4)), at + 8, at + 8 + length];
    at += 8 + length + (length & 1);
  }
}

function intoWebp(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const [first] = webpChunks(bytes);
  // Ours always have the extended header, because every file carries a colour profile.
  if (first?.[0] !== 'VP8X') throw broken('image/webp');
  const head = new Uint8Array(8);
  head.set(ascii('XMP '));
  view(head).setUint32(4, xmp.length, true);
  const out = concatBytes(bytes, head, xmp, new Uint8Array(xmp.length & 1));
  out[first[1]] = (out[first[1]] ?? 0) | WEBP_HAS_XMP;
  view(out).setUint32(4, out.length - 8, true);
  return out;
}

function fromWebp(bytes: Uint8Array): Uint8Array | null {
  for (const [type, start, end] of webpChunks(bytes)) if (type === 'XMP ') return bytes.subarray(start, end);
  return null;
}

const INTO = { 'image/jpeg': intoJpeg, 'image/png': intoPng, 'image/webp': intoWebp, 'image/avif': intoAvif } as const;
const FROM = { 'image/jpeg': fromJpeg, 'image/png': fromPng, 'image/webp': fromWebp, 'image/avif': fromAvif } as const;

/** New bytes with the packet in its usual place. The picture's own bytes are copied unchanged. */
export function embedXmp(bytes: Uint8Array, mediaType: AssetType, packet: string): Uint8Array {
  return INTO[mediaType](bytes, new TextEncoder().encode(packet));
}

/** The packet of a file, or null. Damaged containers answer null: whoever asks treats that as missing. */
export function extractXmp(bytes: Uint8Array, mediaType: AssetType): string | null {
  try {
    const found = FROM[mediaType](bytes);
    return found === null ? null : new TextDecoder().decode(found);
  } catch {
    return null;
  }
}
