/**
 * From luma on the grid to one number per coded bit: local mean off, local contrast divided out (so that type and edges do not
 * drown what flat parts carry), DCT, power equalised ring by ring (so that blur and brightness change nothing), carriers of
 * each bit summed with their signs.
 */
import type { WatermarkKey } from '../../../stage';
import { boxMean } from '../box-mean';
import { CODED_BITS } from '../code';
import { type Carriers, carriersOf } from './carriers';
import { type Extent, forwardDct } from './dct';
import { gridSize } from './grid';
import { ALGORITHM, MARK } from './parameters';

/** The carriers inside a picture's shape, as parallel arrays. */
export interface Layout {
  extent: Extent;
  /** Position in the coefficient array. */
  positions: Uint32Array;
  rings: Uint8Array;
  radii: Float32Array;
  ringCount: number;
  /** Coded bit and ±1 of each carrier. */
  bits: Uint16Array;
  signs: Int8Array;
  /** Carriers per coded bit. */
  counts: Float32Array;
}

/** Sides of the key's frequency plane: the largest grid has half as many usable frequencies. */
const PLANE = 512;
const layouts = new WeakMap<Carriers, Map<string, Layout>>();

/** Layout for a picture of this shape under this key. Small changes of shape only add or drop carriers at the rim. */
export function layoutOf(width: number, height: number, key: WatermarkKey): Layout {
  const carriers = carriersOf(key, ALGORITHM, PLANE, PLANE);
  const perKey = layouts.get(carriers) ?? new Map<string, Layout>();
  layouts.set(carriers, perKey);
  const name = `${width}/${height}`;
  const known = perKey.get(name);
  if (known) return known;
  const made = build(width, height, carriers);
  if (perKey.size >= 32) perKey.clear();
  perKey.set(name, made);
  return made;
}

/** Grid and frequencies for a picture of this shape: no secret in it. */
export function extentOf(width: number, height: number): Extent {
  const { columns, rows } = gridSize(width, height);
  const horizontal = Math.min(columns >> 1, PLANE, Math.ceil(MARK.outerRadius * Math.sqrt(width / height)));
  const vertical = Math.min(rows >> 1, PLANE, Math.ceil(MARK.outerRadius * Math.sqrt(height / width)));
  return { columns, rows, horizontal, vertical };
}

function build(width: number, height: number, carriers: Carriers): Layout {
  const extent = extentOf(width, height);
  const { horizontal, vertical } = extent;
  const across = Math.sqrt(height / width);
  const down = Math.sqrt(width / height);
  const positions: number[] = [];
  const rings: number[] = [];
  const radii: number[] = [];
  const bits: number[] = [];
  const signs: number[] = [];
  const counts = new Float32Array(CODED_BITS);
  for (let y = MARK.axisMargin; y < vertical; y++)
    for (let x = MARK.axisMargin; x < horizontal; x++) {
      const radius = Math.hypot(x * across, y * down);
      if (radius < MARK.innerRadius || radius >= MARK.outerRadius) continue;
      const at = y * carriers.width + x;
      const bit = carriers.bits[at] as number;
      positions.push(y * horizontal + x);
      rings.push(Math.floor((radius - MARK.innerRadius) / MARK.ringWidth));
      radii.push(radius);
      bits.push(bit);
      signs.push(carriers.signs[at] as number);
      counts[bit] = (counts[bit] as number) + 1;
    }
  return {
    extent,
    positions: Uint32Array.from(positions),
    rings: Uint8Array.from(rings),
    radii: Float32Array.from(radii),
    ringCount: Math.ceil((MARK.outerRadius - MARK.innerRadius) / MARK.ringWidth),
    bits: Uint16Array.from(bits),
    signs: Int8Array.from(signs),
    counts,
  };
}

/** Luma on the grid → coefficients of its locally normalised contrast. */
export const spectrum = (luma: Float32Array, extent: Extent): Float32Array =>
  forwardDct(contrastOn(luma, extent), extent);

/**
 * Luma on the grid → locally normalised contrast.
 * @param listening what a change of each cell is multiplied with on the way, 1 where the picture is plain: written if given
 */
export function contrastOn(luma: Float32Array, { columns, rows }: Extent, listening?: Float32Array): Float32Array {
  const contrast = boxMean(luma, columns, rows, MARK.meanRadius);
  for (let i = 0; i < luma.length; i++) contrast[i] = (luma[i] as number) - (contrast[i] as number);
  const power = boxMean(contrast, columns, rows, MARK.deviationRadius);
  for (let i = 0; i < luma.length; i++) power[i] = ((contrast[i] as number) - (power[i] as number)) ** 2;
  boxMean(power, columns, rows, MARK.deviationRadius, power);
  const { deviationFloor, edgeLevels } = MARK;
  for (let i = 0; i < luma.length; i++) {
    const here = Math.max(0, power[i] as number);
    const divisor = deviationFloor + Math.sqrt(here) + here / edgeLevels;
    contrast[i] = (contrast[i] as number) / divisor;
    if (listening) listening[i] = deviationFloor / divisor;
  }
  return contrast;
}

/** 1 / deviation of each ring. */
export function ringGains(coefficients: Float32Array, layout: Layout): Float32Array {
  const power = new Float64Array(layout.ringCount);
  const count = new Float64Array(layout.ringCount);
  for (let at = 0; at < layout.positions.length; at++) {
    const ring = layout.rings[at] as number;
    power[ring] = (power[ring] as number) + (coefficients[layout.positions[at] as number] as number) ** 2;
    count[ring] = (count[ring] as number) + 1;
  }
  return Float32Array.from(
    power,
    (sum, ring) => 1 / Math.sqrt(sum / Math.max(1, count[ring] as number) + MARK.ringFloor ** 2),
  );
}

/**
 * One value per coded bit, positive for a zero bit: in a picture without a mark close to a standard normal variable, whatever
 * the picture; in a marked one several times that.
 */
export function softBits(coefficients: Float32Array, layout: Layout): Float32Array {
  const gains = ringGains(coefficients, layout);
  const soft = new Float32Array(CODED_BITS);
  let power = 0;
  for (let at = 0; at < layout.positions.length; at++) {
    const scaled =
      (coefficients[layout.positions[at] as number] as number) * (gains[layout.rings[at] as number] as number);
    const value = Math.max(-MARK.limit, Math.min(MARK.limit, scaled));
    power += value * value;
    const bit = layout.bits[at] as number;
    soft[bit] = (soft[bit] as number) + value * (layout.signs[at] as number);
  }
  const deviation = Math.sqrt(power / Math.max(1, layout.positions.length)) || 1;
  for (let bit = 0; bit < CODED_BITS; bit++)
    soft[bit] = (soft[bit] as number) / (deviation * Math.sqrt(Math.max(1, layout.counts[bit] as number)));
  return soft;
}
