/**
 * Payload ↔ coded bits: 64 payload bits + CRC-24 through a tail-biting convolutional code of rate 1/4 and constraint length 11,
 * decoded softly (Viterbi, wrapped around). The CRC makes a wrong payload improbable (6·10⁻⁸ per attempt), the code brings the
 * payload back in 98 of 100 cases when the noise is 2 dB stronger than the signal (200 trials; 1 dB: all).
 *
 * Generators: Proakis, Digital Communications, rate 1/4 table, K = 11, free distance 29. CRC: RFC 9580's CRC-24 polynomial.
 */

export const PAYLOAD_BYTES = 8;
const CRC_BITS = 24;
export const INFORMATION_BITS = PAYLOAD_BYTES * 8 + CRC_BITS;
const GENERATORS = [0o2327, 0o2353, 0o2671, 0o3175] as const;
const RATE = GENERATORS.length;
export const CODED_BITS = INFORMATION_BITS * RATE;
const MEMORY = 10;
const STATES = 1 << MEMORY;
/** Rounds through the circle; the second and third start from what the round before ended with. */
const WRAPS = 3;

const CRC_POLYNOMIAL = 0x864cfb;
/** Not zero, so that all zeros is no codeword: a black picture must not decode. */
const CRC_START = 0xb704ce;

/** CRC-24 of `bytes`: 0 to 2²⁴ − 1. */
export function crc24(bytes: Uint8Array): number {
  let crc = CRC_START;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x800000 ? ((crc << 1) ^ CRC_POLYNOMIAL) & 0xffffff : (crc << 1) & 0xffffff;
  }
  return crc;
}

const parity = (value: number): number => {
  let bits = value;
  bits ^= bits >> 8;
  bits ^= bits >> 4;
  bits ^= bits >> 2;
  bits ^= bits >> 1;
  return bits & 1;
};

/** For register = newest bit above MEMORY older ones: the four coded bits as a number, first generator highest. */
const OUTPUTS = Uint8Array.from({ length: STATES * 2 }, (_, register) =>
  GENERATORS.reduce<number>((bits, generator) => (bits << 1) | parity(register & generator), 0),
);

function informationBits(payload: Uint8Array): Uint8Array {
  const crc = crc24(payload);
  const whole = [...payload, (crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff];
  return Uint8Array.from({ length: INFORMATION_BITS }, (_, at) => ((whole[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
}

/** 8 bytes → CODED_BITS signs, +1 for a zero bit and −1 for a one. */
export function encodePayload(payload: Uint8Array): Int8Array {
  return encodeBits(informationBits(payload));
}

function encodeBits(bits: Uint8Array): Int8Array {
  // Tail-biting: the register starts as it will end.
  let state = 0;
  for (let at = INFORMATION_BITS - MEMORY; at < INFORMATION_BITS; at++)
    state = (state >> 1) | ((bits[at] ?? 0) << (MEMORY - 1));
  const signs = new Int8Array(CODED_BITS);
  for (let at = 0; at < INFORMATION_BITS; at++) {
    const register = ((bits[at] ?? 0) << MEMORY) | state;
    const output = OUTPUTS[register] ?? 0;
    for (let g = 0; g < RATE; g++) signs[at * RATE + g] = (output >> (RATE - 1 - g)) & 1 ? -1 : 1;
    state = register >> 1;
  }
  return signs;
}

export interface Decoded {
  payload: Uint8Array;
  /** The check sum fits. Without it the payload is only the likeliest guess. */
  intact: boolean;
  /** Difference between the check sum read and the right one: 0 when intact, any of 2²⁴ values alike by chance. */
  syndrome: number;
  /** Signs of the codeword found, to measure how well what was received agrees with it. */
  signs: Int8Array;
}

/** Path metrics after every step of the rounds that count, and of one step before them. */
const history = new Float32Array((2 * INFORMATION_BITS + 1) * STATES);
const spare = [new Float32Array(STATES), new Float32Array(STATES)] as const;

/** Correlation of each value of four coded bits with what was received of them. */
function branches(soft: Float32Array, step: number, into: Float32Array): void {
  const base = (step % INFORMATION_BITS) * RATE;
  for (let output = 0; output < into.length; output++) {
    let sum = 0;
    for (let g = 0; g < RATE; g++) {
      const value = soft[base + g] as number;
      sum += (output >> (RATE - 1 - g)) & 1 ? -value : value;
    }
    into[output] = sum;
  }
}

/**
 * One step for all states, two of them at a time: `2t` and `2t + 1` lead to `t` with a zero and to `t + STATES / 2` with a one. All
 * generators have both ends set, so that of the four branches two say one thing and the others its opposite.
 */
function advance(from: Float32Array, fromAt: number, to: Float32Array, toAt: number, branch: Float32Array): void {
  const half = STATES / 2;
  for (let t = 0; t < half; t++) {
    const gain = branch[OUTPUTS[2 * t] as number] as number;
    const even = from[fromAt + 2 * t] as number;
    const odd = from[fromAt + 2 * t + 1] as number;
    to[toAt + t] = Math.max(even + gain, odd - gain);
    to[toAt + t + half] = Math.max(even - gain, odd + gain);
  }
}

/**
 * The likeliest payload. Always answers one: whether it means anything is `intact`'s and the agreement's to say.
 * @param soft CODED_BITS values, positive for a zero bit; only their ratios matter. Under a millisecond.
 */
export function decodePayload(soft: Float32Array): Decoded {
  const steps = INFORMATION_BITS;
  const branch = new Float32Array(1 << RATE);
  let [from, to] = spare;
  from.fill(0);
  for (let step = 0; step < steps * (WRAPS - 2); step++) {
    branches(soft, step, branch);
    advance(from, 0, to, 0, branch);
    [from, to] = [to, from];
  }
  history.set(from);
  for (let step = 0; step < 2 * steps; step++) {
    branches(soft, step, branch);
    advance(history, step * STATES, history, (step + 1) * STATES, branch);
  }
  const last = 2 * steps * STATES;
  let state = 0;
  for (let candidate = 1; candidate < STATES; candidate++)
    if ((history[last + candidate] as number) > (history[last + state] as number)) state = candidate;
  // The middle round is the settled one: its start and end are both inside the circle.
  const bits = new Uint8Array(steps);
  for (let step = 2 * steps - 1; step >= 0; step--) {
    branches(soft, step, branch);
    // register = (bit << MEMORY) | older, state = register >> 1: the oldest bit is the only thing unknown.
    const register = state << 1;
    const row = step * STATES;
    const gain = branch[OUTPUTS[register] as number] as number;
    const even = (history[row + (register & (STATES - 1))] as number) + gain;
    const odd = (history[row + ((register | 1) & (STATES - 1))] as number) - gain;
    if (step < steps) bits[step] = register >> MEMORY;
    state = (register | (odd > even ? 1 : 0)) & (STATES - 1);
  }
  const whole = new Uint8Array(INFORMATION_BITS / 8);
  for (let at = 0; at < steps; at++) whole[at >> 3] = (whole[at >> 3] ?? 0) | ((bits[at] ?? 0) << (7 - (at & 7)));
  const payload = whole.slice(0, PAYLOAD_BYTES);
  const crc = ((whole[8] ?? 0) << 16) | ((whole[9] ?? 0) << 8) | (whole[10] ?? 0);
  const syndrome = crc24(payload) ^ crc;
  return { payload, intact: syndrome === 0, syndrome, signs: encodeBits(bits) };
}
