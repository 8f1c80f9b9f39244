/** Files broken at random, with a seed: bits flipped, parts cut, doubled, moved, lengths made absurd. */
import { seeded } from '../../../bench/provenance/pictures';

const ABSURD = [0, 1, 0x7fffffff, 0xffffffff, 0x80000000, 0xfffffff0];

export function mutated(source: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * Math.max(1, limit));
  let bytes = Uint8Array.from(source);
  // Most of what a parser believes stands at the front; half of the damage goes there.
  const place = () => below(random() < 0.5 ? Math.min(bytes.length, 12_000) : bytes.length);
  for (let times = 1 + below(4); times > 0; times -= 1) {
    const kind = below(6);
    if (kind === 0) for (let flips = 1 + below(24); flips > 0; flips -= 1) bytes[place()] = below(256);
    else if (kind === 1) bytes = bytes.slice(0, place());
    else if (kind === 2) {
      const at = place();
      new DataView(bytes.buffer).setUint32(
        Math.min(at, Math.max(0, bytes.length - 4)),
        ABSURD[below(ABSURD.length)] ?? 0,
      );
    } else if (kind === 3) {
      const [at, length] = [place(), below(2_000)];
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at, at + length), ...bytes.subarray(at)]);
    } else if (kind === 4) {
      const [at, length] = [place(), below(2_000)];
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
    } else {
      const [at, to] = [place(), place()];
      bytes.copyWithin(to, at, at + below(500));
    }
    if (bytes.length < 8) break;
  }
  return bytes;
}
