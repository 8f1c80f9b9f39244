import { crc32 } from 'node:zlib';

/** Bytes of the signature and the header chunk, after which a text chunk may stand. */
const AFTER_HEADER = 33;

/** The PNG with a `tEXt` chunk after its header. @param keyword 1 to 79 Latin-1 letters @param text Latin-1. */
export function withText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}

/** What a `tEXt` chunk before the pixels says; null for a file without it, or that is no PNG. @param keyword Latin-1. */
export function textOf(png: Uint8Array, keyword: string): string | null {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT' || at + 12 + length > bytes.length) return null;
    const body = bytes.toString('latin1', at + 8, at + 8 + length);
    if (type === 'tEXt' && body.startsWith(`${keyword}\0`)) return body.slice(keyword.length + 1);
    at += 12 + length;
  }
  return null;
}
