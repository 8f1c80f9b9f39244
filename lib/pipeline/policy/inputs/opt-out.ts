/**
 * Machine-readable "do not mine this picture" notes, found by their published identifiers in the file's bytes: PLUS Data Mining
 * (IPTC photo metadata 2023.1), TDM Reservation Protocol, and the C2PA/CAWG training-and-data-mining assertion.
 */
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const NOTES: readonly { name: string; pattern: RegExp }[] = [
  { name: 'PLUS Data Mining', pattern: /ns\.useplus\.org\/ldf\/vocab\/DMI-PROHIBITED/ },
  { name: 'TDM reservation', pattern: /tdm-?:?reservation\s*(?:=\s*["']|>\s*)1/i },
  { name: 'C2PA training and data mining', pattern: /(?:cawg|c2pa)\.training-mining[\s\S]{0,2000}?notAllowed/ },
];

/** Names of the notes found; none is not permission. */
export function optOutNotes(bytes: Uint8Array): string[] {
  const text = latin1(bytes);
  return NOTES.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
}
