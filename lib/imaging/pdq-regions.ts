/**
 * Fingerprints of a picture and of its parts, so that a cropped, framed, turned or mirrored copy is still found: the parts of a
 * query find works pasted into it, the parts of a registered work are found by pictures cut out of it.
 */
import { dihedralHashes, lumaPicture, PDQ_QUERY_QUALITY, PDQ_RELIABLE_QUALITY, type PdqPixels } from './pdq';
import { SOFT_QUALITY, SOFT_QUERY_QUALITY, softPrintOf } from './soft-print';

export interface RegionHash {
  /** `original`, `rotate90`, … for the whole; `centre-80`, `top-left-50`, `left-square`, … and `… mirror` for parts. */
  variant: string;
  /** 32 bytes. */
  hash: Uint8Array;
  quality: number;
  /** Fractions of width and height, origin top left; none for the whole. */
  region?: { x: number; y: number; width: number; height: number };
}

interface Part {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const centre = (percent: number): Part => {
  const side = percent / 100;
  return { name: `centre-${percent}`, x: (1 - side) / 2, y: (1 - side) / 2, width: side, height: side };
};
const corners = (percent: number): Part[] => {
  const side = percent / 100;
  return (['top', 'bottom'] as const).flatMap((row) =>
    (['left', 'right'] as const).map((column) => ({
      name: `${row}-${column}-${percent}`,
      x: column === 'left' ? 0 : 1 - side,
      y: row === 'top' ? 0 : 1 - side,
      width: side,
      height: side,
    })),
  );
};
const PARTS: readonly Part[] = [
  centre(95),
  centre(90),
  centre(85),
  centre(80),
  centre(70),
  centre(60),
  centre(50),
  ...corners(90),
  ...corners(75),
  ...corners(50),
];

const SQUARES = ['left', 'middle', 'right', 'top', 'middle', 'bottom'] as const;
/** Every name a part may have. */
export const PART_NAMES: readonly string[] = [
  ...PARTS.map(({ name }) => name),
  ...new Set(SQUARES.map((place) => `${place}-square`)),
];

const AS_IS = ['original'] as const;
const AS_IS_AND_MIRRORED = ['original', 'mirror'] as const;
/** Of soft works: what is left of them cropped by a tenth. Of queries: what is inside a border. */
export const SOFT_WORK_PARTS: readonly string[] = ['centre-95', 'centre-90', ...corners(90).map(({ name }) => name)];
export const SOFT_QUERY_PARTS: readonly string[] = ['centre-90', 'centre-85', 'centre-80'];
/** Before the name of a part whose print is that of a soft picture. */
export const SOFT = 'soft ';

/** Squares at both ends and in the middle of an oblong picture: what is pasted there is often square. */
function squaresOf(width: number, height: number): Part[] {
  const ratio = width / height;
  if (ratio > 0.9 && ratio < 1.1) return [];
  const share = Math.min(ratio, 1 / ratio);
  const names = ratio > 1 ? SQUARES.slice(0, 3) : SQUARES.slice(3);
  return names.map((name, at) => {
    const start = (1 - share) * (at / 2);
    return ratio > 1
      ? { name: `${name}-square`, x: start, y: 0, width: share, height: 1 }
      : { name: `${name}-square`, x: 0, y: start, width: 1, height: share };
  });
}

/**
 * @param purpose `query`: all eight turns of the whole, parts as they are and mirrored; `work`: the whole and its parts as they are.
 * @param names take these parts only; absent takes all.
 * @returns hashes from quality 50 up only, a query's whole from 30: soft pictures resemble one another. `soft`: of works under quality
 * 50, and of queries that may be their copies, the prints that soft pictures are compared by (`soft-print.ts`; their `hash` is no PDQ).
 * `quality` is the whole's, 0 to 100.
 */
export function regionHashes(
  pixels: PdqPixels,
  purpose: 'query' | 'work',
  names?: readonly string[],
): { hashes: RegionHash[]; soft: RegionHash[]; quality: number } {
  const luma = lumaPicture(pixels);
  const whole = dihedralHashes(luma);
  const query = purpose === 'query';
  const isSoft = (quality: number) =>
    query
      ? quality >= SOFT_QUERY_QUALITY.from && quality < SOFT_QUERY_QUALITY.below
      : quality >= SOFT_QUALITY && quality < PDQ_RELIABLE_QUALITY;
  const softParts = query ? SOFT_QUERY_PARTS : SOFT_WORK_PARTS;
  const kept = whole.quality >= (query ? PDQ_QUERY_QUALITY : PDQ_RELIABLE_QUALITY) ? whole.hashes : [];
  const turns = query ? kept : kept.slice(0, 1);
  const hashes: RegionHash[] = turns.map(({ variant, hash }) => ({ variant, hash, quality: whole.quality }));
  const soft: RegionHash[] = [];
  if (isSoft(whole.quality))
    for (const { variant, block } of query ? whole.hashes : whole.hashes.slice(0, 1))
      soft.push({ variant: `${SOFT}${variant}`, hash: softPrintOf(block), quality: whole.quality });
  for (const { name, ...region } of [...PARTS, ...squaresOf(pixels.width, pixels.height)]) {
    if (names && !names.includes(name)) continue;
    const part = dihedralHashes(cut(luma, region), query ? AS_IS_AND_MIRRORED : AS_IS);
    const { quality } = part;
    const isSoftPart = softParts.includes(name) && isSoft(quality);
    for (const { variant, hash, block } of part.hashes) {
      const named = variant === 'mirror' ? `${name} mirror` : name;
      if (isSoftPart) soft.push({ variant: `${SOFT}${named}`, hash: softPrintOf(block), quality, region });
      if (quality >= PDQ_RELIABLE_QUALITY) hashes.push({ variant: named, hash, quality, region });
    }
  }
  return { hashes, soft, quality: whole.quality };
}

function cut(luma: ReturnType<typeof lumaPicture>, region: Omit<Part, 'name'>): PdqPixels {
  const left = Math.round(region.x * luma.width);
  const top = Math.round(region.y * luma.height);
  const width = Math.max(1, Math.min(luma.width - left, Math.round(region.width * luma.width)));
  const height = Math.max(1, Math.min(luma.height - top, Math.round(region.height * luma.height)));
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * luma.width + left;
    data.set(luma.data.subarray(from, from + width), row * width);
  }
  return { data, width, height, channels: 1 };
}
