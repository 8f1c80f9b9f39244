import { extractManifest } from '../../../lib/pipeline/provenance/index';
import type { Format } from './signed-files';

/** The file as a careful program leaves it when it takes credentials out: its container whole, every other byte as it was. */
export function withoutManifest(file: Uint8Array, format: Format): Uint8Array {
  const bytes = Buffer.from(file);
  const store = extractManifest(file, format);
  if (!store) throw new Error('nothing to take out');
  const cut = (from: number, to: number) => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  if (format === 'image/png') {
    const at = bytes.indexOf('caBX') - 4;
    return cut(at, at + 12 + store.length);
  }
  if (format === 'image/webp') {
    const at = bytes.indexOf('C2PA');
    const out = cut(at, at + 8 + store.length + (store.length & 1));
    out.writeUInt32LE(out.length - 8, 4);
    return out;
  }
  if (format === 'image/jpeg') {
    let end = 2;
    while (bytes.readUInt16BE(end) === 0xffeb) end += 2 + bytes.readUInt16BE(end + 2);
    return cut(2, end);
  }
  const size = bytes.readUInt32BE(0);
  const length = bytes.readUInt32BE(size);
  return movedBack(cut(size, size + length), length);
}

/** What encoders here write: `iloc` version 0 or 1 with 4-byte offsets, in bases or in extents. */
function movedBack(avif: Buffer, by: number): Buffer {
  const at = avif.indexOf('iloc') + 4;
  const version = avif[at] ?? 0;
  const baseSize = (avif[at + 5] ?? 0) >> 4;
  let from = at + 8;
  for (let left = avif.readUInt16BE(at + 6); left > 0; left -= 1) {
    from += version === 0 ? 4 : 6;
    const base = baseSize === 4 ? avif.readUInt32BE(from) : 0;
    if (base > 0) avif.writeUInt32BE(base - by, from);
    from += baseSize;
    const extents = avif.readUInt16BE(from);
    from += 2;
    for (let extent = 0; extent < extents; extent += 1, from += 8)
      if (base === 0) avif.writeUInt32BE(avif.readUInt32BE(from) - by, from);
  }
  return avif;
}
