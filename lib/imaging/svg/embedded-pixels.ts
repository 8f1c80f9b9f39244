import { Unsafe } from './read-xml';

const JPEG_SIZE_MARKERS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Width × height of a `data:` PNG or JPEG, from its header alone; `Unsafe` when it is neither. */
export function embeddedPixels(link: string): number {
  const bytes = Buffer.from(link.replace(/^[^,]*,/, ''), 'base64');
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8)
    for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2))
      if (JPEG_SIZE_MARKERS.has(bytes[at + 1] ?? 0)) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
  throw new Unsafe('embedded data that is not a PNG or JPEG');
}
