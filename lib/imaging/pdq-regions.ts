/**
 * Fingerprints of a picture and of its parts, so that a cropped, framed, turned or mirrored copy is still found: the parts of a
 * query find works pasted into it, the parts of a registered work are found by pictures cut out of it.
 */
import { dihedralHashes, lumaPicture, PDQ_QUERY_QUALITY, PDQ_RELIABLE_QUALITY, type PdqPixels } from './pdq';

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
 * @returns hashes from quality 50 up only, a query's whole from 30: soft pictures resemble one another. `quality` is the whole's, 0 to 100.
 */
export function regionHashes(pixels: PdqPixels, purpose: 'query' | 'work'): { hashes: RegionHash[]; quality: number } {
  const luma = lumaPicture(pixels);
  const whole = dihedralHashes(luma);
  const query = purpose === 'query';
  const kept = whole.quality >= (query ? PDQ_QUERY_QUALITY : PDQ_RELIABLE_QUALITY) ? whole.hashes : [];
  const turns = query ? kept : kept.slice(0, 1);
  const hashes: RegionHash[] = turns.map((entry) => ({ ...entry, quality: whole.quality }));
  for (const { name, ...region } of [...PARTS, ...squaresOf(pixels.width, pixels.height)]) {
    const part = dihedralHashes(cut(luma, region));
    if (part.quality < PDQ_RELIABLE_QUALITY) continue;
    for (const { variant, hash } of part.hashes) {
      if (variant === 'original') hashes.push({ variant: name, hash, quality: part.quality, region });
      else if (variant === 'mirror' && query)
        hashes.push({ variant: `${name} mirror`, hash, quality: part.quality, region });
    }
  }
  return { hashes, quality: whole.quality };
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
