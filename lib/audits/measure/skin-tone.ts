/**
 * Apparent skin tone of a marked region: the colour the picture shows there, and nothing about anybody. Monk Skin Tone scale
 * (Ellis Monk, 2022) by nearest swatch in CIEDE2000; individual typology angle ITA = atan((L* − 50) / b*) · 180/π with the cuts
 * of Chardon et al. (1991) and Del Bino (2013). Light moves both; see the error table in docs/decisions/0171.
 */
import { deltaE2000, hexToRgb, type Lab, MONK_SRGB, type Pixels, srgbToLab } from '../../imaging/index';
import type { Region } from '../../pipeline/stage';

const MONK = MONK_SRGB.map((hex) => srgbToLab(hexToRgb(hex)));

export const ITA_CLASSES = ['very light', 'light', 'intermediate', 'tan', 'brown', 'dark'] as const;
export type ItaClass = (typeof ITA_CLASSES)[number];
const ITA_CUTS = [55, 41, 28, 10, -30];

export interface SkinTone {
  /** 1 to 10. */
  monk: number;
  /** Degrees. */
  ita: number;
  itaClass: ItaClass;
  lab: Lab;
  /** CIEDE2000 to the swatch: above 12 the region hardly shows skin. */
  distance: number;
}

/** Pixels looked at, at most, on a grid. */
const LOOKED_AT = 4_096;

/** @returns null when the region holds no pixel. */
export function measureSkinTone(pixels: Pixels, region: Region): SkinTone | null {
  const lab = medianLab(pixels, region);
  if (!lab) return null;
  const distances = MONK.map((swatch) => deltaE2000(lab, swatch));
  const distance = Math.min(...distances);
  const [l, , b] = lab;
  const ita = (Math.atan2(l - 50, b) * 180) / Math.PI;
  return { monk: distances.indexOf(distance) + 1, ita, itaClass: itaClassOf(ita), lab, distance };
}

export function itaClassOf(ita: number): ItaClass {
  return ITA_CLASSES[ITA_CUTS.filter((cut) => ita <= cut).length] ?? 'dark';
}

/** Median of each axis: a strand of hair or a glint inside the mark does not move it. */
function medianLab({ data, width, height, channels }: Pixels, region: Region): Lab | null {
  const left = Math.max(0, Math.floor(region.x * width));
  const top = Math.max(0, Math.floor(region.y * height));
  const right = Math.min(width, Math.max(left + 1, Math.ceil((region.x + region.width) * width)));
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil((region.y + region.height) * height)));
  if (right <= left || bottom <= top) return null;
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / LOOKED_AT)));
  const axes: [number[], number[], number[]] = [[], [], []];
  for (let y = top; y < bottom; y += step)
    for (let x = left; x < right; x += step) {
      const at = (y * width + x) * channels;
      const lab = srgbToLab([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
      for (const axis of [0, 1, 2] as const) axes[axis].push(lab[axis]);
    }
  return axes.map(median) as unknown as Lab;
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? (values[middle] ?? 0) : ((values[middle - 1] ?? 0) + (values[middle] ?? 0)) / 2;
}
