/**
 * Both layers say the same coded bits, and a picture or an attack that silences one rarely silences the other: added up they are
 * read where neither is alone.
 */
import type { WatermarkKey } from '../../stage';
import { CODED_BITS, decodePayload } from './code';
import { type PlainView, plainBits } from './dct-1/detect';

export interface Decoding {
  /** 16 hex digits; the likeliest, whether or not it means anything. */
  payload: string;
  /** The check sum fits. */
  intact: boolean;
  syndrome: number;
  agreement: number;
  soft: Float32Array;
}

/** The same values at a mean square of 1. */
function levelled(values: Float32Array): Float32Array {
  let power = 0;
  for (const value of values) power += value * value;
  const deviation = Math.sqrt(power / values.length) || 1;
  return values.map((value) => value / deviation);
}

/** @param lattice log likelihood ratios of the lattice's coded bits */
export function jointBits(lattice: Float32Array, view: PlainView, key: WatermarkKey): Float32Array {
  const soft = levelled(plainBits(view, key));
  const first = levelled(limitedBits(lattice));
  for (let bit = 0; bit < CODED_BITS; bit++) soft[bit] = (soft[bit] as number) + (first[bit] as number);
  return soft;
}

/** What is certain counts once, however certain: else a few loud waves decide alone. */
export const limitedBits = (lattice: Float32Array): Float32Array => lattice.map((value) => Math.tanh(value / 2));

/** @param lattice log likelihood ratios of the lattice's coded bits */
export function decodeJoint(lattice: Float32Array, view: PlainView, key: WatermarkKey): Decoding {
  const soft = jointBits(lattice, view, key);
  const { payload, intact, syndrome, signs } = decodePayload(soft);
  return { payload: Buffer.from(payload).toString('hex'), intact, syndrome, agreement: correlation(soft, signs), soft };
}

/** Correlation of values with a codeword, in standard deviations of what chance gives a codeword fixed beforehand. */
export function correlation(values: Float32Array, signs: Int8Array): number {
  let agreement = 0;
  let energy = 0;
  for (let bit = 0; bit < CODED_BITS; bit++) {
    agreement += (values[bit] as number) * (signs[bit] as number);
    energy += (values[bit] as number) ** 2;
  }
  return energy > 0 ? agreement / Math.sqrt(energy) : 0;
}
