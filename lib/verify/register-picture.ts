/**
 * Which of a few deliveries a picture shows, and where: their keypoints say how each would lie in it, and the mark is read at that
 * place. A mark that is there is provenance; keypoints and colours alone are a likeness. Heavy: half a second at most.
 */

import { colourDistanceInside, type Pixels } from '../imaging/index';
import { alignKeypoints, type Keypoints } from '../imaging/keypoints/index';
import { type Lying, type RegisteredReading, readRegistered } from '../pipeline/provenance/index';
import type { WatermarkSecret } from './inspect';

/** A delivery that a picture may show. */
export interface Registrable {
  assetId: string;
  /** Null for what was delivered without a mark. */
  watermarkId: string | null;
  watermarkKeyId: string;
  width: number;
  height: number;
  /** Null for what was delivered before they were kept. */
  keypoints: Keypoints | null;
  /** `colourGrid`; null for what was delivered before it was kept. */
  colours: number[] | null;
  /** Its fingerprint is near: where keypoints say nothing, the picture may be the whole of it. */
  near: boolean;
}

export interface RegisterQuestion {
  pixels: Pixels;
  keypoints: Keypoints;
  deliveries: readonly Registrable[];
  keys: readonly WatermarkSecret[];
}

export interface Place {
  /** Degrees clockwise by which the delivered picture is turned here. */
  degrees: number;
  /** Pixels here for one of the delivered picture. */
  scale: number;
  /** Share of the delivered picture that is here, and share of this picture that it fills: 0 to 1. */
  shown: number;
  fills: number;
}

export interface Registered {
  assetId: string;
  place: Place;
  /** Keypoints that agree on the place, and whether they are spread over what is shown; 0 where the fingerprint proposed it. */
  agreeing: number;
  spread: boolean;
  /** Null when the mark was not read: no key, no mark delivered, too small a part, or another was found before. */
  mark: RegisteredReading | null;
  /** Mean CIE76 distance of the colours that are shown; null when too little of them is, or they were not kept. */
  colours: number | null;
}

/** Keypoints that must agree before the mark is read at their place: the mark says whether they were right. */
const LEAST_AGREEING = 6;
/** They must lie this far apart, as a share of the delivered picture's longer side, in both directions together. */
const LEAST_SPREAD = 0.1;
/** Spread over what is shown: this share of its longer side. */
const WIDE = 0.4;
/** Deliveries at whose place the mark is read, the best agreeing first. */
export const READINGS = 6;
/** A picture of the whole has its proportions, to this share. */
const SAME_SHAPE = 0.03;

/** Answers about those deliveries of which a place is known, the best agreeing first. */
export function registerPicture({ pixels, keypoints, deliveries, keys }: RegisterQuestion): Registered[] {
  const placed = deliveries
    .flatMap((delivery) => placeOf(pixels, keypoints, delivery) ?? [])
    .sort((a, b) => b.agreeing - a.agreeing)
    .slice(0, READINGS);
  const readAll = (reach: 'there' | 'around') => {
    const found: Registered[] = [];
    for (const { delivery, lying, agreeing, extent } of placed) {
      const { assetId, colours, watermarkId: id } = delivery;
      const place = describe(pixels, lying);
      const key = keys.find((one) => one.id === delivery.watermarkKeyId);
      const secret = key && { id: key.id, secret: new Uint8Array(Buffer.from(key.secret, 'hex')) };
      const how = { candidates: READINGS, reach };
      const mark = id && secret ? readRegistered(pixels, lying, id, secret, how) : null;
      const distance = colours && colourDistanceInside(pixels, colours, placing(lying));
      const spread = extent >= WIDE * Math.sqrt(place.shown);
      found.push({ assetId, place, agreeing, spread, mark, colours: distance });
      if (mark?.confirmed) break;
    }
    return found;
  };
  // Keypoints are mostly exact enough, and several deliveries may show one artwork: nothing is searched around before all were read.
  const there = readAll('there');
  return there.some(({ mark }) => mark?.confirmed) ? there : readAll('around');
}

interface Placed {
  delivery: Registrable;
  lying: Lying;
  agreeing: number;
  /** How far apart the agreeing keypoints lie, as a share of the delivered picture's longer side. */
  extent: number;
}

function placeOf(pixels: Pixels, keypoints: Keypoints, delivery: Registrable): Placed | null {
  const { width, height } = delivery;
  const found = delivery.keypoints && alignKeypoints(keypoints, delivery.keypoints);
  if (found && found.alignment.inliers.length >= LEAST_AGREEING) {
    const agreed = found.alignment.inliers.flatMap((at) => found.pairs[at] ?? []);
    const apart = (values: number[]) => Math.max(...values) - Math.min(...values);
    const extent = Math.hypot(apart(agreed.map((pair) => pair.workX)), apart(agreed.map((pair) => pair.workY)));
    const { a, b, tx, ty } = found.alignment.transform;
    const [here, whole] = [Math.max(pixels.width, pixels.height), Math.max(width, height)];
    const [x, y] = [width / whole / 2, height / whole / 2];
    const lying = {
      ...{ width, height, angle: Math.atan2(b, a), scale: (Math.hypot(a, b) * here) / whole },
      ...{ x: here * (a * x - b * y + tx), y: here * (b * x + a * y + ty) },
    };
    if (extent >= LEAST_SPREAD) return { delivery, lying, agreeing: agreed.length, extent };
  }
  const shape = pixels.width / pixels.height / (width / height);
  if (!delivery.near || Math.abs(Math.log(shape)) > SAME_SHAPE) return null;
  const scale = Math.sqrt((pixels.width * pixels.height) / (width * height));
  const lying = { width, height, angle: 0, scale, x: pixels.width / 2, y: pixels.height / 2 };
  return { delivery, lying, agreeing: 0, extent: 0 };
}

/** A point of the whole picture, in fractions of its sides, in pixels here. */
function placing({ width, height, angle, scale, x, y }: Lying): (u: number, v: number) => readonly [number, number] {
  const [c, s] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return (u, v) => {
    const [dx, dy] = [(u - 0.5) * width, (v - 0.5) * height];
    return [c * dx - s * dy + x, s * dx + c * dy + y];
  };
}

const STEPS = 48;
function describe(pixels: Pixels, lying: Lying): Place {
  const place = placing(lying);
  let inside = 0;
  for (let at = 0; at < STEPS * STEPS; at++) {
    const [x, y] = place(((at % STEPS) + 0.5) / STEPS, (Math.floor(at / STEPS) + 0.5) / STEPS);
    if (x >= 0 && y >= 0 && x <= pixels.width && y <= pixels.height) inside++;
  }
  const shown = inside / STEPS ** 2;
  const area = lying.scale ** 2 * lying.width * lying.height;
  return {
    // Without the sign of a zero.
    degrees: Math.round((lying.angle * 1800) / Math.PI) / 10 || 0,
    scale: Math.round(lying.scale * 1000) / 1000,
    shown: Math.round(shown * 100) / 100,
    fills: Math.round(Math.min(1, (shown * area) / (pixels.width * pixels.height)) * 100) / 100,
  };
}
