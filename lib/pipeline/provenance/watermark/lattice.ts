/**
 * The waves of a tile and what each of them says. A mark that repeats every TILE cells has its whole power on a lattice of
 * frequencies, which stays a lattice under scaling and turning: that is how a crop finds its way back without the original.
 *
 * Which wave is a pilot, the phase each starts from and the coded bit it carries are secret: derived from the watermark key and
 * nothing else, so that neither the picture nor its size has to be known to find them again.
 */
import { createCipheriv, createHmac } from 'node:crypto';
import type { WatermarkKey } from '../../stage';
import { CODED_BITS } from './code';
import { ALGORITHM, MARK, TILE } from './parameters';

export interface Wave {
  /** Waves per tile across and down; `down` is positive, the other half of the plane mirrors it. */
  across: number;
  down: number;
  radius: number;
  /** Whole number of the radius, to collect like with like. */
  ring: number;
}

function waves(): Wave[] {
  const found: Wave[] = [];
  const reach = Math.floor(MARK.outerRadius);
  for (let down = 1; down <= reach; down++)
    for (let across = -reach; across <= reach; across++) {
      const radius = Math.hypot(across, down);
      // Edges parallel to the frame live on the axes.
      if (across === 0 || radius < MARK.innerRadius || radius > MARK.outerRadius) continue;
      found.push({ across, down, radius, ring: Math.floor(radius) });
    }
  return found.sort((a, b) => a.radius - b.radius || a.across - b.across);
}

/** By radius, no secret in it. */
export const WAVES: readonly Wave[] = waves();
export const RINGS = Math.floor(MARK.outerRadius) + 1;

export interface Lattice {
  /** Cosine and sine of the phase each wave starts from. */
  cos: Float32Array;
  sin: Float32Array;
  /** Indexes of waves. */
  pilots: Uint16Array;
  /** Two dimensions a payload wave, its real and its imaginary part: wave and coded bit of each. */
  dimensionWaves: Uint16Array;
  dimensionBits: Uint16Array;
}

/** AES-CTR keystream as numbers from 0 to 1. */
function keystream(secret: Uint8Array, words: number): Float64Array {
  const key = createHmac('sha256', secret).update(ALGORITHM).digest();
  const bytes = createCipheriv('aes-256-ctr', key, new Uint8Array(16)).update(new Uint8Array(words * 4));
  return Float64Array.from({ length: words }, (_, at) => bytes.readUInt32LE(at * 4) / 2 ** 32);
}

function draw(secret: Uint8Array): Lattice {
  const groups = Math.floor(WAVES.length / MARK.pilotEvery);
  const random = keystream(secret, WAVES.length + groups + CODED_BITS);
  const pilots = Uint16Array.from({ length: groups }, (_, group) => {
    const drawn = random[WAVES.length + group] as number;
    return group * MARK.pilotEvery + Math.floor(drawn * MARK.pilotEvery);
  });
  const isPilot = new Set(pilots);
  const order = Uint16Array.from({ length: CODED_BITS }, (_, at) => at);
  for (let at = CODED_BITS - 1; at > 0; at--) {
    const other = Math.floor((random[WAVES.length + groups + at] as number) * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  const dimensionWaves: number[] = [];
  for (let wave = 0; wave < WAVES.length; wave++) if (!isPilot.has(wave)) dimensionWaves.push(wave, wave);
  // Slow waves survive most: whoever comes last in the first round through the bits comes first in the second.
  const dimensionBits = dimensionWaves.map((_, at) => {
    const round = Math.floor(at / CODED_BITS);
    const place = at % CODED_BITS;
    return order[round % 2 === 0 ? place : CODED_BITS - 1 - place] as number;
  });
  const angles = Array.from({ length: WAVES.length }, (_, at) => 2 * Math.PI * (random[at] as number));
  return {
    cos: Float32Array.from(angles, Math.cos),
    sin: Float32Array.from(angles, Math.sin),
    pilots,
    dimensionWaves: Uint16Array.from(dimensionWaves),
    dimensionBits: Uint16Array.from(dimensionBits),
  };
}

const cache = new Map<string, Lattice>();

/** Remembered for each key. */
export function latticeOf(key: WatermarkKey): Lattice {
  const name = createHmac('sha256', key.secret).update('cache').digest('hex');
  const known = cache.get(name);
  if (known) return known;
  if (cache.size >= 4096) cache.clear();
  const made = draw(key.secret);
  cache.set(name, made);
  return made;
}

/** Position of a wave in a transform of `side × side` values in which a tile fits `side / TILE` times. */
export function positionOf({ across, down }: Wave, side: number): number {
  const times = side / TILE;
  return down * times * side + ((across * times + side) % side);
}
