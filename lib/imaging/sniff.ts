/** Tells a picture's type by its first bytes: a file's name and its declared type are the sender's claims. */
export const IMAGE_FORMATS = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
const starts = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);

/** Brands of the `ftyp` box that mean AVIF; plain HEIC is not on the list. */
function isAvif(bytes: Uint8Array): boolean {
  if (ascii(bytes, 4, 8) !== 'ftyp') return false;
  const length = Math.min(bytes.length, new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0), 128);
  for (let at = 8; at + 4 <= length; at += 4) if (/^avi[fs]$/.test(ascii(bytes, at, at + 4))) return true;
  return false;
}

/** The type, or null when it is none of `IMAGE_FORMATS`. */
export function sniffImage(bytes: Uint8Array): ImageFormat | null {
  if (bytes.length < 12) return null;
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (isAvif(bytes)) return 'avif';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'gif';
  if (starts(bytes, [0x49, 0x49, 0x2a, 0]) || starts(bytes, [0x4d, 0x4d, 0, 0x2a])) return 'tiff';
  return null;
}

/** What to call bytes that are no accepted picture, in an error message. */
export function describeUnknown(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const head = ascii(bytes, 0, 256).trimStart();
  if (ascii(bytes, 4, 8) === 'ftyp') return /^hei|^mif1|^msf1/.test(ascii(bytes, 8, 12)) ? 'a HEIC picture' : 'a video';
  if (head.startsWith('%PDF')) return 'a PDF';
  if (/^<(\?xml|svg|!doctype svg)/i.test(head)) return 'an SVG drawing';
  if (/^<(!doctype html|html)/i.test(head)) return 'a web page';
  if (head.startsWith('BM')) return 'a BMP picture';
  if (head.startsWith('PK')) return 'a ZIP archive';
  return 'not a picture this can read';
}
