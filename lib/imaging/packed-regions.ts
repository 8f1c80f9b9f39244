/** Fingerprints of a picture's turns and parts as bytes for a row: 33 each, the number of the variant and the hash. */
import { DIHEDRAL_VARIANTS } from './pdq';
import { PART_NAMES } from './pdq-regions';

/** Rows keep places in this list: it only ever grows at its end. */
const VARIANTS: readonly string[] = [...DIHEDRAL_VARIANTS, ...PART_NAMES.flatMap((name) => [name, `${name} mirror`])];
const ENTRY_BYTES = 33;

/** @param hashes 32 bytes each. @throws RangeError for a variant that has no place. */
export function packRegions(hashes: readonly { variant: string; hash: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * ENTRY_BYTES);
  for (const [at, { variant, hash }] of hashes.entries()) {
    const place = VARIANTS.indexOf(variant);
    if (place < 0) throw new RangeError(`No place for the variant ${variant}`);
    bytes[at * ENTRY_BYTES] = place;
    bytes.set(hash, at * ENTRY_BYTES + 1);
  }
  return bytes;
}

/** None for bytes of another length; entries of a variant this version does not know are left out. */
export function unpackRegions(bytes: Uint8Array): { variant: string; hash: Uint8Array }[] {
  if (bytes.length % ENTRY_BYTES !== 0) return [];
  const found: { variant: string; hash: Uint8Array }[] = [];
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    const variant = VARIANTS[bytes[at] as number];
    if (variant !== undefined) found.push({ variant, hash: bytes.subarray(at + 1, at + ENTRY_BYTES) });
  }
  return found;
}
