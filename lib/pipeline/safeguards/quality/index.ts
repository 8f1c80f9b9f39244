/**
 * Is the picture visibly broken? Blank, noise, all black or white, holes, the wrong size. Not whether it is beautiful, and not
 * blockiness: on checks, stripes and halftones it is higher than on the worst JPEG. Figures: docs/decisions/0043.
 */
import type { Finding } from '../../finding';
import { findingOn, type Safeguard } from '../safeguard';
import { measure, type QualityMeasures } from './measure';

interface Fault {
  id: string;
  threshold: number;
  score(measures: QualityMeasures): number;
  /** Broken from the threshold up, or down to it. */
  broken: 'above' | 'below';
}

export const FAULTS: readonly Fault[] = [
  { id: 'blank', threshold: 0.8, broken: 'below', score: (m) => Math.max(m.spread, m.colourSpread) },
  { id: 'noise', threshold: 0.95, broken: 'above', score: (m) => m.noise },
  { id: 'underexposed', threshold: 0.9995, broken: 'above', score: (m) => m.dark },
  { id: 'overexposed', threshold: 0.9995, broken: 'above', score: (m) => m.light },
  { id: 'holes', threshold: 0.02, broken: 'above', score: (m) => m.transparent },
];

export const quality: Safeguard = {
  id: 'quality',
  version: 1,
  appliesTo: ['artwork', 'creative'],
  async inspect(picture) {
    const { pixels, width, height } = picture;
    if (pixels.width !== width || pixels.height !== height) {
      const params = { width: pixels.width, height: pixels.height, wantedWidth: width, wantedHeight: height };
      const facts = { status: 'checked', triggered: true, score: null, threshold: null } as const;
      return [findingOn(this, picture, { ...facts, code: 'quality_wrong_size', params })];
    }
    const measures = measure(pixels);
    const findings = FAULTS.map((fault): Finding | null => {
      const score = fault.score(measures);
      const broken = fault.broken === 'above' ? score >= fault.threshold : score <= fault.threshold;
      if (!broken) return null;
      return findingOn(this, picture, {
        status: 'checked',
        triggered: true,
        score: rounded(score),
        threshold: fault.threshold,
        code: `quality_${fault.id}`,
        params: rounds(measures),
      });
    }).filter((finding) => finding !== null);
    if (findings.length > 0) return findings;
    const facts = { status: 'checked', triggered: false, score: rounded(measures.spread), threshold: 0.8 } as const;
    return [findingOn(this, picture, { ...facts, code: 'quality_passed', params: rounds(measures) })];
  },
};

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function rounds(measures: QualityMeasures): Finding['params'] {
  return Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, rounded(value)]));
}
