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
