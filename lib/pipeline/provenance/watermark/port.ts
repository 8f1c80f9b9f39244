import type { Pixels } from '../../../imaging/pixels';

export interface MarkReading {
  /** 0 or 1 each, in the order of embedding. */
  bits: Uint8Array;
  /** Log likelihood ratio of each bit: positive for a one, its size how sure. */
  llr: Float32Array;
  algorithm: string;
}

/** An invisible mark that an operator plugs in. It has no search, no key and no error correction of its own: bits in, bits out. */
export interface MarkPort {
  readonly algorithm: string;
  /** How many bits it carries. */
  readonly capacity: number;
  /** Size, alpha and channels stay. @throws invalid_argument for another number of bits. */
  embed(pixels: Pixels, bits: Uint8Array): Promise<Pixels>;
  /** Always answers: whether the bits mean anything is the caller's to judge by their likelihood. */
  detect(pixels: Pixels): Promise<MarkReading>;
}
