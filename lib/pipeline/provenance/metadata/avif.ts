/**
 * XMP in AVIF: an item of type `mime` beside the picture, as HEIF (ISO/IEC 23008-12, 6.3.x and Annex A) wants it. The packet lies
 * in a media data box of its own at the end; the picture's bytes keep their order and only move by what the index grew.
 */
import { ColophonError } from '../../../errors/index';
import { concatBytes } from '../c2pa/cbor';

const CONTENT_TYPE = 'application/rdf+xml';
const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const text = (bytes: Uint8Array, at: number, end: number) => String.fromCharCode(...bytes.subarray(at, end));
const u16 = (value: number) => Uint8Array.of((value >> 8) & 0xff, value & 0xff);
const u32 = (value: number) => concatBytes(u16(value >>> 16), u16(value & 0xffff));

interface BoxAt {
  type: string;
  start: number;
  /** First byte after size and type. */
  body: number;
  end: number;
}

/** Boxes between `from` and `to`; ends at the first one that does not fit. */
function boxes(bytes: Uint8Array, from: number, to: number): BoxAt[] {
  const found: BoxAt[] = [];
  let at = from;
  while (at + 8 <= to) {
    const short = view(bytes).getUint32(at);
    const long = short === 1 && at + 16 <= to;
    const size = long ? Number(view(bytes).getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const body = at + (long ? 16 : 8);
    if (size < body - at || at + size > to) break;
    found.push({ type: text(bytes, at + 4, at + 8), start: at, body, end: at + size });
    at += size;
  }
  return found;
}

const box = (type: string, ...parts: readonly Uint8Array[]) => {
  const body = concatBytes(...parts);
  return concatBytes(u32(body.length + 8), ascii(type), body);
};

const broken = () => new ColophonError('internal', { reference: 'an AVIF encoder wrote an unexpected container' });

interface Location {
  id: number;
  /** Where in the file (method 0), in this box or in another item. */
  method: number;
  /** Byte positions of the numbers that hold absolute offsets, with their length. */
  offsets: { at: number; size: number }[];
  extents: { offset: number; length: number }[];
}

const number = (bytes: Uint8Array, at: number, size: number): number =>
  size === 0 ? 0 : size === 4 ? view(bytes).getUint32(at) : size === 8 ? Number(view(bytes).getBigUint64(at)) : NaN;

/** `iloc` (14496-12, 8.11.3), versions 0 to 2. */
function readLocations(bytes: Uint8Array, { body, end }: BoxAt) {
  const version = bytes[body] ?? 0;
  const sizes = view(bytes).getUint16(body + 4);
  const [offsetSize, lengthSize] = [sizes >> 12, (sizes >> 8) & 15];
  const [baseSize, indexSize] = [(sizes >> 4) & 15, version === 0 ? 0 : sizes & 15];
  const wide = version === 2;
  const countAt = body + 6;
  const count = wide ? view(bytes).getUint32(countAt) : view(bytes).getUint16(countAt);
  let at = countAt + (wide ? 4 : 2);
  const locations: Location[] = [];
  for (let i = 0; i < count && at < end; i += 1) {
    const id = wide ? view(bytes).getUint32(at) : view(bytes).getUint16(at);
    at += wide ? 4 : 2;
    const method = version === 0 ? 0 : view(bytes).getUint16(at) & 15;
    at += (version === 0 ? 0 : 2) + 2;
    const baseAt = at;
    const base = number(bytes, at, baseSize);
    at += baseSize;
    const extentCount = view(bytes).getUint16(at);
    at += 2;
    const location: Location = {
      id,
      method,
      offsets: baseSize > 0 && base > 0 ? [{ at: baseAt, size: baseSize }] : [],
      extents: [],
    };
    for (let e = 0; e < extentCount; e += 1) {
      at += indexSize;
      // A base that is set moves all extents with it.
      if (location.offsets[0]?.at !== baseAt && offsetSize > 0) location.offsets.push({ at, size: offsetSize });
      const offset = base + number(bytes, at, offsetSize);
      location.extents.push({ offset, length: number(bytes, at + offsetSize, lengthSize) });
      at += offsetSize + lengthSize;
    }
    locations.push(location);
  }
  return { version, offsetSize, lengthSize, baseSize, indexSize, wide, countAt, count, locations };
}

function children(bytes: Uint8Array) {
  const meta = boxes(bytes, 0, bytes.length).find(({ type }) => type === 'meta');
  if (!meta) throw broken();
  const inside = boxes(bytes, meta.body + 4, meta.end);
  const one = (type: string) => inside.find((entry) => entry.type === type);
  const [iloc, iinf, pitm, iref] = [one('iloc'), one('iinf'), one('pitm'), one('iref')];
  if (!iloc || !iinf || !pitm) throw broken();
  return { meta, inside, iloc, iinf, pitm, iref };
}

/** New bytes with the packet as an item that describes the primary picture. Throws `internal` for a container we never write. */
export function intoAvif(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const { meta, inside, iloc, iinf, pitm, iref } = children(bytes);
  const place = readLocations(bytes, iloc);
  if (place.offsetSize !== 4 || place.lengthSize !== 4 || place.baseSize % 4 > 0 || place.baseSize > 4) throw broken();
  if ((bytes[iinf.body] ?? 0) !== 0) throw broken();
  const id = Math.max(...place.locations.map((entry) => entry.id)) + 1;
  const primary = view(bytes).getUint16(pitm.body + 4);

  const entry = (offset: number) =>
    concatBytes(
      place.wide ? u32(id) : u16(id),
      place.version === 0 ? new Uint8Array(0) : u16(0),
      u16(0),
      // The way encoders write it: signing moves base offsets, and a base of 0 with an offset would be moved twice.
      place.baseSize === 4 ? u32(offset) : new Uint8Array(0),
      u16(1),
      new Uint8Array(place.indexSize),
      u32(place.baseSize === 4 ? 0 : offset),
      u32(xmp.length),
    );
  const info = box('infe', Uint8Array.of(2, 0, 0, 1), u16(id), u16(0), ascii('mime'), ascii(`XMP\0${CONTENT_TYPE}\0`));
  const reference = box('cdsc', u16(id), u16(1), u16(primary));
  const grown = entry(0).length + info.length + (iref ? reference.length : reference.length + 12);
  // Every absolute offset that points behind the index moves by what the index grew.
  const source = new Uint8Array(bytes);
  for (const location of place.locations)
    for (const { at, size } of location.method === 0 ? location.offsets : []) {
      const value = number(source, at, size);
      if (value < meta.end && size === 4) continue;
      if (size === 4) view(source).setUint32(at, value + grown);
      else view(source).setBigUint64(at, BigInt(value + grown));
    }
  const count = place.count + 1;
  if (place.wide) view(source).setUint32(place.countAt, count);
  else view(source).setUint16(place.countAt, count);
  view(source).setUint16(iinf.body + 4, view(source).getUint16(iinf.body + 4) + 1);

  const at = bytes.length + grown + 8;
  const rebuilt = inside.map((child) => {
    const body = source.subarray(child.body, child.end);
    if (child.type === 'iloc') return box('iloc', body, entry(at));
    if (child.type === 'iinf') return box('iinf', body, info);
    if (child.type === 'iref') return box('iref', body, reference);
    return source.subarray(child.start, child.end);
  });
  if (!iref) rebuilt.push(box('iref', new Uint8Array(4), reference));
  const index = box('meta', source.subarray(meta.body, meta.body + 4), ...rebuilt);
  return concatBytes(source.subarray(0, meta.start), index, source.subarray(meta.end), box('mdat', xmp));
}

/** The packet of the `mime` item that holds RDF; null when there is none. Throws on damage: the caller treats it as missing. */
export function fromAvif(bytes: Uint8Array): Uint8Array | null {
  const { iloc, iinf } = children(bytes);
  const wide = (bytes[iinf.body] ?? 0) > 0;
  const items = boxes(bytes, iinf.body + (wide ? 8 : 6), iinf.end).filter(({ type }) => type === 'infe');
  for (const item of items) {
    const version = bytes[item.body] ?? 0;
    if (version < 2) continue;
    const id = version === 2 ? view(bytes).getUint16(item.body + 4) : view(bytes).getUint32(item.body + 4);
    const typeAt = item.body + (version === 2 ? 8 : 10);
    if (text(bytes, typeAt, typeAt + 4) !== 'mime') continue;
    if (!text(bytes, typeAt + 4, item.end).includes(CONTENT_TYPE)) continue;
    const location = readLocations(bytes, iloc).locations.find((entry) => entry.id === id);
    if (location?.method !== 0) continue;
    return concatBytes(...location.extents.map(({ offset, length }) => bytes.subarray(offset, offset + length)));
  }
  return null;
}

const C2PA_UUID = Uint8Array.from(Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex'));

/**
 * The picture with a manifest store where signing puts it, behind `ftyp` (C2PA specification, annex A.5): what it was before the store
 * was taken out. Null for a damaged container, or one that still holds a store.
 */
export function withManifestBox(bytes: Uint8Array, store: Uint8Array): Uint8Array | null {
  try {
    const [first, ...others] = boxes(bytes, 0, bytes.length);
    if (first?.type !== 'ftyp' || others.some(({ type }) => type === 'uuid')) return null;
    const added = box('uuid', C2PA_UUID, new Uint8Array(4), ascii('manifest\0'), new Uint8Array(8), store);
    const moved = new Uint8Array(bytes);
    const { iloc } = children(bytes);
    for (const { method, offsets } of readLocations(bytes, iloc).locations)
      for (const { at, size } of method === 0 ? offsets : []) {
        if (size === 4) view(moved).setUint32(at, number(moved, at, size) + added.length);
        else view(moved).setBigUint64(at, BigInt(number(moved, at, size) + added.length));
      }
    return concatBytes(moved.subarray(0, first.end), added, moved.subarray(first.end));
  } catch {
    return null;
  }
}
