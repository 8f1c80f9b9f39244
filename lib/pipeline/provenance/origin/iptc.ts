/** IPTC IIM records (version 4.2) as Photoshop resources carry them: the application record's texts. */

const NAMES: Readonly<Record<number, string>> = {
  25: 'Keywords',
  40: 'SpecialInstructions',
  65: 'OriginatingProgram',
  80: 'By-line',
  110: 'Credit',
  115: 'Source',
  116: 'CopyrightNotice',
  120: 'Caption',
};
const MARKER = 0x1c;

/** Field name → text, the first of each. */
export function readIptc(block: Uint8Array): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at + 5 <= block.length; at += 1) {
    if (block[at] !== MARKER || block[at + 1] !== 2) continue;
    const name = NAMES[block[at + 2] ?? 0];
    const length = ((block[at + 3] ?? 0) << 8) | (block[at + 4] ?? 0);
    if (length >= 0x8000 || at + 5 + length > block.length) continue;
    if (name !== undefined && !found.has(name))
      found.set(name, new TextDecoder().decode(block.subarray(at + 5, at + 5 + length)).trim());
    at += 4 + length;
  }
  return found;
}
