/**
 * WOFF 1.0 → the OpenType file inside (https://www.w3.org/TR/WOFF/): embedders that cut a font glyph by glyph would inflate the
 * same table again for each, which made a page of type take seconds.
 */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const known = new Map<string, Uint8Array>();

/** Reads one of the bundled woff files; kept, because a few files set every page. @param file path of a bundled woff */
export function readSfnt(file: string): Uint8Array {
  const there = known.get(file);
  if (there) return there;
  const sfnt = woffToSfnt(readFileSync(file));
  known.set(file, sfnt);
  return sfnt;
}

function woffToSfnt(woff: Buffer): Uint8Array {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 44 + at * 20;
    const [offset, packed, length] = [4, 8, 12].map((step) => woff.readUInt32BE(entry + step)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      bytes: packed < length ? inflateSync(stored) : stored,
    };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [head];
  let at = head.length;
  tables.forEach(({ tag, checksum, bytes }, index) => {
    const entry = 12 + index * 16;
    tag.copy(head, entry);
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    at += bytes.length + padding.length;
  });
  return new Uint8Array(Buffer.concat(parts));
}
