/**
 * Manifests made by hand, box by box, so that each fault of the specification can be made on purpose and nothing else: JUMBF
 * (ISO/IEC 19566-5), CBOR, a signed claim v2, in a PNG. `craft()` without changes is intact: the control.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { array, byteString, concatBytes, integer, map, textString } from '../../../lib/pipeline/provenance/c2pa/cbor';
import { signEs256 } from '../../../lib/pipeline/provenance/c2pa/cose';
import { signer } from './signed-files';

export type Cbor = string | number | boolean | Uint8Array | readonly Cbor[] | { [key: string]: Cbor | undefined };

export function cbor(value: Cbor): Uint8Array {
  if (typeof value === 'string') return textString(value);
  if (typeof value === 'number') return integer(value);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (value instanceof Uint8Array) return byteString(value);
  if (Array.isArray(value)) return array(...value.map(cbor));
  const entries = Object.entries(value).filter((entry): entry is [string, Cbor] => entry[1] !== undefined);
  return map(...entries.map(([key, held]) => [textString(key), cbor(held)] as const));
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const u32 = (value: number) => Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

const box = (type: string, ...parts: Uint8Array[]) => {
  const body = concatBytes(...parts);
  return concatBytes(u32(body.length + 8), ascii(type), body);
};
const REST = Buffer.from('00110010800000AA00389B71', 'hex');
const superbox = (kind: string, label: string, ...content: Uint8Array[]) =>
  box('jumb', box('jumd', ascii(kind), REST, Uint8Array.of(3), ascii(`${label}\0`)), ...content);

/** An assertion's box: CBOR unless other content is given. */
export interface AssertionBox {
  label: string;
  data?: Cbor;
  /** Instead of CBOR of `data`. */
  content?: { kind: 'cbor' | 'json'; bytes: Uint8Array };
  /** Whether the claim refers to it; true unless said. */
  claimed?: boolean;
  /** The hash that the claim gives for it. */
  hash?: Uint8Array;
  /** The address that the claim gives for it. */
  url?: string;
}

export interface Crafted {
  assertions: AssertionBox[];
  claim: { [key: string]: Cbor | undefined };
  /** Boxes of the manifest after the assertion store. */
  boxes(made: { claim: Uint8Array; signature: Uint8Array }): Uint8Array[];
  label: string;
  /** JUMBF kind of the manifest: standard (`c2ma`), update (`c2um`), compressed (`c2cm`). */
  kind: string;
  /** Manifests before this one in the store. */
  earlier: Uint8Array[];
  /** Excluded from the data hash: made of where the manifest lies. */
  dataHash(exclusion: { start: number; length: number }, hash: Uint8Array): AssertionBox[];
  signature(envelope: Uint8Array): Uint8Array | null;
}

export const URN = 'urn:c2pa:00000000-0000-4000-8000-000000000001';
const SOURCE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
export const CREATED = { action: 'c2pa.created', digitalSourceType: SOURCE };

export const assertionBox = ({ label, data = {}, content }: AssertionBox) =>
  superbox(content?.kind ?? 'cbor', label, box(content?.kind ?? 'cbor', content?.bytes ?? cbor(data)));

export const reference = (assertion: AssertionBox) => ({
  url: assertion.url ?? `self#jumbf=c2pa.assertions/${assertion.label}`,
  hash: assertion.hash ?? sha256(assertionBox(assertion).subarray(8)),
});

export const standard = (): Crafted => ({
  assertions: [{ label: 'c2pa.actions.v2', data: { allActionsIncluded: true, actions: [CREATED] } }],
  claim: {
    instanceID: 'xmp:iid:00000000-0000-4000-8000-000000000002',
    claim_generator_info: { name: 'craft', specVersion: '2.4' },
    signature: `self#jumbf=/c2pa/${URN}/c2pa.signature`,
    alg: 'sha256',
  },
  boxes: ({ claim, signature }) => [
    superbox('c2cl', 'c2pa.claim.v2', box('cbor', claim)),
    superbox('c2cs', 'c2pa.signature', box('cbor', signature)),
  ],
  label: URN,
  kind: 'c2ma',
  earlier: [],
  dataHash: (exclusion, hash) => [
    {
      label: 'c2pa.hash.data',
      data: { exclusions: [exclusion], name: 'jumbf manifest', alg: 'sha256', hash, pad: new Uint8Array(8) },
    },
  ],
  signature: (envelope) => envelope,
});

export async function manifestBox(parts: Crafted, hard: AssertionBox[]): Promise<Uint8Array> {
  const all = [...parts.assertions, ...hard];
  const created = all.filter(({ claimed }) => claimed !== false).map(reference);
  const claim = cbor({ ...parts.claim, created_assertions: created });
  const envelope = parts.signature(await signEs256(await signer()).sign(claim));
  return superbox(
    parts.kind,
    parts.label,
    superbox('c2as', 'c2pa.assertions', ...all.map(assertionBox)),
    ...parts.boxes({ claim, signature: envelope ?? new Uint8Array(0) }),
  );
}

const pngChunk = (type: string, data: Uint8Array) => {
  const body = concatBytes(ascii(type), data);
  return concatBytes(u32(data.length), body, u32(crc32(body) >>> 0));
};

/** `png` with a manifest store in it. The exclusion has fixed-size numbers, so a first pass tells how long the manifest is. */
export async function craft(
  png: Uint8Array,
  change: (parts: Crafted) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const parts = standard();
  await change(parts);
  const at = 33;
  const build = async (length: number) => {
    const rest = concatBytes(png.subarray(0, at), png.subarray(at));
    const own = await manifestBox(parts, parts.dataHash({ start: at, length }, sha256(rest)));
    return pngChunk('caBX', superbox('c2pa', 'c2pa', ...parts.earlier, own));
  };
  let chunk = await build(5_000);
  chunk = await build(chunk.length);
  chunk = await build(chunk.length);
  return concatBytes(png.subarray(0, at), chunk, png.subarray(at));
}
