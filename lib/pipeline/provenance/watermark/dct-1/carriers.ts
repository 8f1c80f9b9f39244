/**
 * Which coefficient carries which coded bit, with which sign. Secret: derived from the watermark key and nothing else, so that
 * neither the picture nor its size has to be known to find them again.
 *
 * The frequency plane is cut into cells of CODED_BITS coefficients, and each cell holds every coded bit exactly once, in an
 * order drawn from the key. So every bit has the same share of every frequency, and what destroys a band hurts all bits alike;
 * dealing coefficients at random left some bits with half the carriers of others.
 */
import { createCipheriv, createHmac } from 'node:crypto';
import type { WatermarkKey } from '../../../stage';
import { CODED_BITS } from '../code';

const CELL_WIDTH = 22;
const CELL_HEIGHT = 16;

export interface Carriers {
  /** Coded bit of (horizontal, vertical) frequency, row by row of `width`. */
  bits: Uint16Array;
  /** +1 or −1. */
  signs: Int8Array;
  width: number;
  height: number;
}

/** AES-CTR keystream as 32-bit words. */
function keystream(secret: Uint8Array, label: string, words: number): Uint32Array {
  const key = createHmac('sha256', secret).update(label).digest();
  const cipher = createCipheriv('aes-256-ctr', key, new Uint8Array(16));
  const bytes = cipher.update(new Uint8Array(words * 4));
  return Uint32Array.from({ length: words }, (_, at) => bytes.readUInt32LE(at * 4));
}

function draw(secret: Uint8Array, label: string, width: number, height: number): Carriers {
  const bits = new Uint16Array(width * height);
  const signs = new Int8Array(width * height);
  const order = new Uint16Array(CODED_BITS);
  for (let top = 0; top < height; top += CELL_HEIGHT) {
    for (let left = 0; left < width; left += CELL_WIDTH) {
      // A label per cell: a larger plane has the same cells as a smaller one, and more.
      const random = keystream(secret, `${label}/${left / CELL_WIDTH}/${top / CELL_HEIGHT}`, CODED_BITS);
      for (let at = 0; at < CODED_BITS; at++) order[at] = at;
      for (let at = CODED_BITS - 1; at > 0; at--) {
        const other = Math.floor(((random[at] as number) / 2 ** 32) * (at + 1));
        [order[at], order[other]] = [order[other] as number, order[at] as number];
      }
      for (let at = 0; at < CODED_BITS; at++) {
        const x = left + (at % CELL_WIDTH);
        const y = top + Math.floor(at / CELL_WIDTH);
        if (x >= width || y >= height) continue;
        bits[y * width + x] = order[at] as number;
        signs[y * width + x] = (random[at] as number) & 1 ? 1 : -1;
      }
    }
  }
  return { bits, signs, width, height };
}

const cache = new Map<string, Carriers>();

/** Carriers of a plane at least `width × height`; about 10 ms for a new key or size, then remembered. */
export function carriersOf(key: WatermarkKey, label: string, width: number, height: number): Carriers {
  const secretHash = createHmac('sha256', key.secret).update('cache').digest('hex');
  const name = `${secretHash}/${label}/${width}/${height}`;
  const known = cache.get(name);
  if (known) return known;
  if (cache.size >= 64) cache.clear();
  const made = draw(key.secret, label, width, height);
  cache.set(name, made);
  return made;
}
