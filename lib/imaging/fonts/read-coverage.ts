/**
 * Which characters a woff2 file really holds, read from its `cmap`. The published Unicode ranges of a subset promise more than
 * the font has, and Skia answers a missing glyph with whatever font the machine happens to own.
 *
 * Source: WOFF File Format 2.0 (W3C) §4 and 5; OpenType 1.9 `cmap` formats 4 and 12.
 */
import { brotliDecompressSync } from 'node:zlib';

const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const ARBITRARY_TAG = 63;

function base128(view: DataView, at: number): [value: number, next: number] {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = view.getUint8(at + i);
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return [value, at + i + 1];
  }
  return [value, at + 5];
}

/** The bytes of the `cmap` table; null when the file has none. */
function cmapTable(file: Uint8Array): DataView | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = view.getUint16(12);
  const compressed = view.getUint32(20);
  let at = 48;
  let offset = 0;
  let found: { offset: number; length: number } | null = null;
  for (let i = 0; i < tables; i++) {
    const flags = view.getUint8(at);
    const tag = flags & 63;
    const version = flags >> 6;
    let length: number;
    [length, at] = base128(view, at + (tag === ARBITRARY_TAG ? 5 : 1));
    const transformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    if (transformed) [length, at] = base128(view, at);
    if (tag === CMAP) found = { offset, length };
    offset += length;
  }
  if (!found) return null;
  const font = brotliDecompressSync(file.subarray(at, at + compressed));
  return new DataView(font.buffer, font.byteOffset + found.offset, found.length);
}

function addFormat4(view: DataView, at: number, into: Set<number>): void {
  const segments = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + segments * 2];
  const [deltas, ranges] = [starts + segments * 2, starts + segments * 4];
  for (let i = 0; i < segments; i++) {
    const [start, end] = [view.getUint16(starts + i * 2), view.getUint16(ends + i * 2)];
    const range = view.getUint16(ranges + i * 2);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(ranges + i * 2 + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + view.getUint16(deltas + i * 2)) & 0xffff;
      if (glyph !== 0) into.add(code);
    }
  }
}

function addFormat12(view: DataView, at: number, into: Set<number>): void {
  const groups = view.getUint32(at + 12);
  for (let i = 0; i < groups; i++) {
    const [start, end] = [view.getUint32(at + 16 + i * 12), view.getUint32(at + 20 + i * 12)];
    for (let code = start; code <= end; code++) into.add(code);
  }
}

/** Code points that have a glyph. */
export function readCoverage(file: Uint8Array): ReadonlySet<number> {
  const covered = new Set<number>();
  const view = cmapTable(file);
  if (!view) return covered;
  const subtables = view.getUint16(2);
  for (let i = 0; i < subtables; i++) {
    const at = view.getUint32(4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) addFormat4(view, at, covered);
    if (format === 12) addFormat12(view, at, covered);
  }
  return covered;
}
