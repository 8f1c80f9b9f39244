/** The few EXIF fields that say how a picture came to be (EXIF 3.0, TIFF 6.0). Foreign and damaged structures end the reading. */

const TAGS: Readonly<Record<number, string>> = {
  270: 'ImageDescription',
  271: 'Make',
  272: 'Model',
  305: 'Software',
  315: 'Artist',
  33434: 'ExposureTime',
  33437: 'FNumber',
  34855: 'ISO',
  37500: 'MakerNote',
  37510: 'UserComment',
  42036: 'LensModel',
};
const EXIF_POINTER = 34665;
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const MOST_ENTRIES = 400;

function textOf(bytes: Uint8Array): string {
  // UserComment starts with eight bytes that name its encoding; `UNICODE` is UTF-16 in the file's or big byte order.
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('UNICODE')) {
    const body = bytes.subarray(8);
    const little = body[1] === 0;
    return new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(body);
  }
  const body = head.startsWith('ASCII\0') || head === '\0'.repeat(8) ? bytes.subarray(8) : bytes;
  return new TextDecoder().decode(body);
}

const tidy = (value: string) => value.split('\0').join('').trim();

/** Field name → text; numbers are only noted as present. */
export function readExif(block: Uint8Array): Map<string, string> {
  const found = new Map<string, string>();
  const from = String.fromCharCode(...block.subarray(0, 4)) === 'Exif' ? 6 : 0;
  const tiff = block.subarray(from);
  if (tiff.length < 8) return found;
  const data = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = data.getUint16(0) === 0x4949;

  const directory = (at: number, depth: number): void => {
    if (at < 8 || at + 2 > tiff.length || depth > 1) return;
    const count = Math.min(data.getUint16(at, little), MOST_ENTRIES);
    for (let i = 0; i < count; i += 1) {
      const entry = at + 2 + i * 12;
      if (entry + 12 > tiff.length) return;
      const tag = data.getUint16(entry, little);
      if (tag === EXIF_POINTER) directory(data.getUint32(entry + 8, little), depth + 1);
      const name = TAGS[tag];
      if (name === undefined) continue;
      const type = data.getUint16(entry + 2, little);
      const length = data.getUint32(entry + 4, little) * (SIZES[type] ?? 0);
      const start = length <= 4 ? entry + 8 : data.getUint32(entry + 8, little);
      if (length === 0 || start + length > tiff.length) continue;
      const isText = type === 2 || name === 'UserComment';
      found.set(name, isText ? tidy(textOf(tiff.subarray(start, start + length))) : 'present');
    }
  };
  try {
    directory(data.getUint32(4, little), 0);
  } catch {
    // A pointer out of the block: what was read until then counts.
  }
  return found;
}
