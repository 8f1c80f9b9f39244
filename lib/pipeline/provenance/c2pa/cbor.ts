/** The few CBOR forms (RFC 8949, definite lengths) that a COSE_Sign1 needs; a general encoder would be a dependency to audit. */

function head(major: number, value: number): Uint8Array {
  const lead = major << 5;
  if (value < 24) return Uint8Array.of(lead | value);
  if (value < 0x100) return Uint8Array.of(lead | 24, value);
  if (value < 0x10000) return Uint8Array.of(lead | 25, value >> 8, value & 0xff);
  return Uint8Array.of(lead | 26, (value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Integers from −2³² to 2³² − 1. */
export const integer = (value: number) => (value >= 0 ? head(0, value) : head(1, -1 - value));
export const byteString = (bytes: Uint8Array) => concatBytes(head(2, bytes.length), bytes);
export const textString = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return concatBytes(head(3, bytes.length), bytes);
};
export const array = (...items: readonly Uint8Array[]) => concatBytes(head(4, items.length), ...items);
/** Entries in the order given: a COSE protected header is signed as bytes, so whoever writes it chooses the order. */
export const map = (...entries: readonly (readonly [Uint8Array, Uint8Array])[]) =>
  concatBytes(head(5, entries.length), ...entries.flat());
export const tagged = (tag: number, item: Uint8Array) => concatBytes(head(6, tag), item);
export const NIL = Uint8Array.of(0xf6);
