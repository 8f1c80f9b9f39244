/**
 * PDQ: a 256-bit fingerprint of what a picture looks like, and how much there was to fingerprint.
 *
 * Written from Meta's published description ("The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm",
 * 2019): luma → two tent-like passes of Jarosz box filters sized to the picture → 64 × 64 → the 16 × 16 lowest non-constant
 * coefficients of a DCT → one bit each, set above their median. The public test vectors decide whether it is right.
 */

/** 8-bit sRGB, straight alpha (what is transparent is seen on white), or luma alone from 0 to 255. */
export interface PdqPixels {
  readonly data: Uint8Array | Uint8ClampedArray | Float32Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

export interface Pdq {
  /** 32 bytes, in the order in which the reference prints them as hex. */
  hash: Uint8Array;
  /** 0 to 100: how much gradient the 64 × 64 picture holds. Under 50 the hash says little (published guidance). */
  quality: number;
}

/** The eight ways to turn (clockwise) and mirror a picture; each names what was done to the *query*. */
export const DIHEDRAL_VARIANTS = [
  'original',
  'rotate90',
  'rotate180',
  'rotate270',
  'mirror',
  'flip',
  'transpose',
  'transverse',
] as const;
export type DihedralVariant = (typeof DIHEDRAL_VARIANTS)[number];

/** Two hashes within this many bits are the same picture (published guidance). */
export const PDQ_MATCH_DISTANCE = 31;
/** Hashes of lower quality are unreliable (published guidance). */
export const PDQ_RELIABLE_QUALITY = 50;
/**
 * From here a whole picture is compared with works that are reliable themselves. Less contrast lowers the quality and turns no
 * bit: a paler copy of a work of quality 60 has 40 and lies 4 bits away; of soft strangers the nearest was 80 away (0281).
 */
export const PDQ_QUERY_QUALITY = 30;

const GRID = 64;
const BLOCK = 16;
/**
 * Longer sides are first reduced to this, proportionally, by averaging. Measured on the public vectors: without it up to 12
 * bits off on 1600 px pictures, with nearest-neighbour reduction up to 6, with this at most 4; and it takes 20 ms, not 50.
 */
const LONGEST_SIDE = 512;
/** Smaller pictures have nothing to hash. */
const SMALLEST_SIDE = 5;

/** DCT-II rows 1…16 of 64 points, orthonormal; row 0 (the mean) is left out on purpose. */
const COSINES = (() => {
  const rows = new Float64Array(BLOCK * GRID);
  for (let frequency = 0; frequency < BLOCK; frequency += 1)
    for (let x = 0; x < GRID; x += 1)
      rows[frequency * GRID + x] =
        Math.sqrt(2 / GRID) * Math.cos((Math.PI / (2 * GRID)) * (frequency + 1) * (2 * x + 1));
  return rows;
})();

/** Fingerprint of a picture. Pictures under 5 px on a side answer a zero hash of quality 0. */
export function pdq(pixels: PdqPixels): Pdq {
  if (pixels.width < SMALLEST_SIDE || pixels.height < SMALLEST_SIDE) return { hash: new Uint8Array(32), quality: 0 };
  const grid = gridOf(pixels);
  return { hash: bitsOf(dct(grid)), quality: qualityOf(grid) };
}

/**
 * The picture's fingerprint as it stands and turned and mirrored, from one DCT: mirroring changes the sign of odd
 * frequencies, transposing swaps the axes. Costs little more than one `pdq`; most of it is the sorting for each variant.
 */
export function dihedralHashes(
  pixels: PdqPixels,
  variants: readonly DihedralVariant[] = DIHEDRAL_VARIANTS,
): {
  /** `block`: the 16 × 16 coefficients of which the bits say the order, row by row, lowest frequencies first. */
  hashes: { variant: DihedralVariant; hash: Uint8Array; block: Float64Array }[];
  quality: number;
} {
  if (pixels.width < SMALLEST_SIDE || pixels.height < SMALLEST_SIDE)
    return {
      hashes: [{ variant: 'original', hash: new Uint8Array(32), block: new Float64Array(BLOCK * BLOCK) }],
      quality: 0,
    };
  const grid = gridOf(pixels);
  const coefficients = dct(grid);
  const hashes = variants.map((variant) => {
    const block = turned(coefficients, variant);
    return { variant, hash: bitsOf(block), block };
  });
  return { hashes, quality: qualityOf(grid) };
}

const ONES_IN_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Bits that differ between two hashes of 32 bytes: 0 to 256. */
export function hammingDistance(a: Uint8Array, b: Uint8Array): number {
  let distance = 0;
  for (let at = 0; at < 32; at += 1) distance += ONES_IN_BYTE[(a[at] ?? 0) ^ (b[at] ?? 0)] ?? 0;
  return distance;
}

export function pdqToHex(hash: Uint8Array): string {
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('hex');
}

/** From 64 hex digits; answers null when the text is not a fingerprint. */
export function pdqFromHex(hex: string): Uint8Array | null {
  return /^[0-9a-f]{64}$/i.test(hex) ? Uint8Array.from(Buffer.from(hex, 'hex')) : null;
}

/** Luma with the longer side at most 512 px: what hashes are made from. Cut parts from this when many are wanted. */
export function lumaPicture(
  pixels: PdqPixels,
  longestSide = LONGEST_SIDE,
): { data: Float32Array; width: number; height: number; channels: 1 } {
  const ratio = Math.min(1, longestSide / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.floor(pixels.width * ratio));
  const height = Math.max(1, Math.floor(pixels.height * ratio));
  return { data: ratio < 1 ? reducedLuma(pixels, width, height) : lumaOf(pixels), width, height, channels: 1 };
}

/** One axis of the blur and the sampling after it: output `i` is the sum of `weights[i * reach + k]` × sample `starts[i] + k`. */
interface Taps {
  reach: number;
  starts: Uint32Array;
  weights: Float64Array;
}

/** Pictures come in few sizes, and their parts in about twenty shares of those. */
const TAPS = new Map<number, Taps>();
const MOST_TAPS = 256;

/**
 * Two running means and one sample in 64ths are one sparse sum, and those of the two axes can be done in any order: only what is
 * sampled is computed, about a tenth of the work of blurring every pixel.
 */
function tapsFor(side: number): Taps {
  const known = TAPS.get(side);
  if (known) return known;
  const window = windowFor(side);
  const right = Math.floor(window / 2);
  const left = window - 1 - right;
  const reach = Math.min(side, 2 * (window - 1) + 1);
  const starts = new Uint32Array(GRID);
  const weights = new Float64Array(GRID * reach);
  const span = (at: number) => [Math.max(0, at - left), Math.min(side - 1, at + right)] as const;
  for (let sample = 0; sample < GRID; sample += 1) {
    const [first, last] = span(Math.floor(((sample + 0.5) * side) / GRID));
    const start = Math.min(span(first)[0], side - reach);
    starts[sample] = start;
    for (let middle = first; middle <= last; middle += 1) {
      const [from, to] = span(middle);
      const share = 1 / ((last - first + 1) * (to - from + 1));
      for (let at = from; at <= to; at += 1) {
        const place = sample * reach + at - start;
        weights[place] = (weights[place] ?? 0) + share;
      }
    }
  }
  if (TAPS.size >= MOST_TAPS) TAPS.clear();
  const taps = { reach, starts, weights };
  TAPS.set(side, taps);
  return taps;
}

/** 64 × 64 means of luma, row by row. Two passes of box means, as PDQ's description has them, cut and not padded at the ends. */
function gridOf(pixels: PdqPixels): Float64Array {
  const { data, width, height } = lumaPicture(pixels);
  const across = tapsFor(width);
  const down = tapsFor(height);
  const rows = new Float64Array(GRID * height);
  for (let y = 0; y < height; y += 1)
    for (let column = 0; column < GRID; column += 1) {
      const from = y * width + (across.starts[column] as number);
      let sum = 0;
      for (let tap = 0, weight = column * across.reach; tap < across.reach; tap += 1, weight += 1)
        sum += (across.weights[weight] as number) * (data[from + tap] as number);
      rows[y * GRID + column] = sum;
    }
  const grid = new Float64Array(GRID * GRID);
  for (let row = 0; row < GRID; row += 1)
    for (let tap = 0; tap < down.reach; tap += 1) {
      const weight = down.weights[row * down.reach + tap] as number;
      if (weight === 0) continue;
      const from = ((down.starts[row] as number) + tap) * GRID;
      for (let column = 0; column < GRID; column += 1)
        grid[row * GRID + column] = (grid[row * GRID + column] as number) + weight * (rows[from + column] as number);
    }
  return grid;
}

/** Means over whole source pixels; every source pixel is counted once. */
function reducedLuma(pixels: PdqPixels, width: number, height: number): Float32Array {
  const luma = lumaOf(pixels);
  const columns = Uint32Array.from({ length: width + 1 }, (_, x) => Math.floor((x * pixels.width) / width));
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * pixels.height) / height);
    const bottom = Math.floor(((y + 1) * pixels.height) / height);
    for (let x = 0; x < width; x += 1) {
      const left = columns[x] ?? 0;
      const right = columns[x + 1] ?? left;
      let sum = 0;
      for (let row = top; row < bottom; row += 1)
        for (let at = row * pixels.width + left; at < row * pixels.width + right; at += 1) sum += luma[at] ?? 0;
      out[y * width + x] = sum / ((right - left) * (bottom - top));
    }
  }
  return out;
}

/** ITU-R BT.601 luma, 0 to 255. */
function lumaOf({ data, width, height, channels }: PdqPixels): Float32Array {
  if (channels === 1) return data instanceof Float32Array ? data : Float32Array.from(data);
  const luma = new Float32Array(width * height);
  for (let at = 0, pixel = 0; pixel < luma.length; pixel += 1, at += channels) {
    const value = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    const alpha = channels === 4 ? (data[at + 3] ?? 255) / 255 : 1;
    luma[pixel] = alpha === 1 ? value : value * alpha + 255 * (1 - alpha);
  }
  return luma;
}

/** Half the distance between two samples of the 64-grid, rounded up. */
function windowFor(side: number): number {
  return Math.ceil(side / (2 * GRID));
}

/** 64 × 64 → 16 × 16, row = vertical frequency − 1, column = horizontal frequency − 1. */
function dct(grid: Float64Array): Float64Array {
  const half = new Float64Array(BLOCK * GRID);
  for (let frequency = 0; frequency < BLOCK; frequency += 1)
    for (let y = 0; y < GRID; y += 1) {
      const cosine = COSINES[frequency * GRID + y] ?? 0;
      for (let x = 0; x < GRID; x += 1)
        half[frequency * GRID + x] = (half[frequency * GRID + x] ?? 0) + cosine * (grid[y * GRID + x] ?? 0);
    }
  const block = new Float64Array(BLOCK * BLOCK);
  for (let row = 0; row < BLOCK; row += 1)
    for (let column = 0; column < BLOCK; column += 1) {
      let sum = 0;
      for (let x = 0; x < GRID; x += 1) sum += (half[row * GRID + x] ?? 0) * (COSINES[column * GRID + x] ?? 0);
      block[row * BLOCK + column] = sum;
    }
  return block;
}

/** [swap axes, negate odd horizontal frequencies, negate odd vertical frequencies], applied in this order. */
const TURNS: Readonly<Record<DihedralVariant, readonly [boolean, boolean, boolean]>> = {
  original: [false, false, false],
  rotate90: [true, true, false],
  rotate180: [false, true, true],
  rotate270: [true, false, true],
  mirror: [false, true, false],
  flip: [false, false, true],
  transpose: [true, false, false],
  transverse: [true, true, true],
};

function turned(block: Float64Array, variant: DihedralVariant): Float64Array {
  const [swap, horizontal, vertical] = TURNS[variant];
  const out = new Float64Array(block.length);
  for (let row = 0; row < BLOCK; row += 1)
    for (let column = 0; column < BLOCK; column += 1) {
      const value = block[swap ? column * BLOCK + row : row * BLOCK + column] ?? 0;
      // Index 0 is frequency 1, so an even index is an odd frequency.
      const negative = (horizontal && column % 2 === 0) !== (vertical && row % 2 === 0);
      out[row * BLOCK + column] = negative ? -value : value;
    }
  return out;
}

/** The lower median, so that 128 bits are set unless coefficients are equal. Coefficient 0 is the last bit printed. */
function bitsOf(block: Float64Array): Uint8Array {
  const median = Float64Array.from(block).sort()[block.length / 2 - 1] ?? 0;
  const hash = new Uint8Array(32);
  for (let bit = 0; bit < block.length; bit += 1)
    if ((block[bit] ?? 0) > median) hash[31 - (bit >> 3)] = (hash[31 - (bit >> 3)] ?? 0) | (1 << (bit & 7));
  return hash;
}

/** Sum of whole-percent steps between neighbours, over 90: the description's measure, integer rounding included. */
function qualityOf(grid: Float64Array): number {
  let sum = 0;
  for (let y = 0; y < GRID; y += 1)
    for (let x = 0; x < GRID; x += 1) {
      const here = grid[y * GRID + x] ?? 0;
      if (x + 1 < GRID) sum += Math.abs(Math.trunc(((here - (grid[y * GRID + x + 1] ?? 0)) * 100) / 255));
      if (y + 1 < GRID) sum += Math.abs(Math.trunc(((here - (grid[(y + 1) * GRID + x] ?? 0)) * 100) / 255));
    }
  return Math.min(100, Math.trunc(sum / 90));
}
