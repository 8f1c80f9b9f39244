/** The fingerprint of a silhouette, whatever its colours and whatever is behind it. */
import { type Pdq, pdq } from '../pdq';

/** How much of a pixel of the picture belongs to the shape, 0 to 1. */
export type Coverage = (x: number, y: number) => number;

export interface ShapeBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const SIDE = 128;
/** A little air lets edges count. */
const AIR = 8;

/** How a drawing of the shape may be off: shares of its longer side, and a thicker or thinner line. */
interface Nudge {
  dx: number;
  dy: number;
  across: number;
  down: number;
  power: number;
}

const STILL: Nudge = { dx: 0, dy: 0, across: 1, down: 1, power: 1 };
/** What pasting at 130 px and JPEG do to a silhouette: half a pixel, 2 % of a side, an edge half a pixel fatter or leaner. */
const NUDGES: readonly Nudge[] = [
  { ...STILL, dx: 0.006, dy: 0.004 },
  { ...STILL, dx: -0.006, dy: 0.005 },
  { ...STILL, dx: 0.004, dy: -0.006, across: 1.015 },
  { ...STILL, across: 1.015, down: 0.985 },
  { ...STILL, across: 0.985, down: 1.015 },
  { ...STILL, across: 1.015, down: 1.015, power: 0.6 },
  { ...STILL, across: 0.985, down: 0.985, power: 1.7 },
];

/** PDQ of the shape, black on white, its box centred in a square with air around it. */
export function shapeHash(box: ShapeBox, coverage: Coverage): Pdq {
  return nudgedHash(box, coverage, STILL);
}

export interface SteadyHash {
  hash: Uint8Array;
  /** 32 bytes: bits that stay when the drawing is slightly off. Symmetric shapes have many coefficients near nothing. */
  steady: Uint8Array;
  quality: number;
}

/** For registered shapes: the hash, and which of its bits can be relied on. */
export function steadyShapeHash(box: ShapeBox, coverage: Coverage): SteadyHash {
  const { hash, quality } = shapeHash(box, coverage);
  const steady = new Uint8Array(32).fill(255);
  for (const nudge of NUDGES) {
    const other = nudgedHash(box, coverage, nudge).hash;
    for (let at = 0; at < 32; at += 1)
      steady[at] = (steady[at] as number) & ~((other[at] as number) ^ (hash[at] as number));
  }
  return { hash, steady, quality };
}

function nudgedHash(box: ShapeBox, coverage: Coverage, nudge: Nudge): Pdq {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const scale = (SIDE - 2 * AIR) / Math.max(width, height);
  const [scaleX, scaleY] = [scale * nudge.across, scale * nudge.down];
  const offsetX = (SIDE - width * scaleX) / 2 + nudge.dx * SIDE;
  const offsetY = (SIDE - height * scaleY) / 2 + nudge.dy * SIDE;
  const data = new Float32Array(SIDE * SIDE).fill(255);
  // Four samples a target pixel: silhouettes are made of edges.
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) {
      let hits = 0;
      for (const [dx, dy] of SAMPLES) {
        const px = Math.floor((x + dx - offsetX) / scaleX);
        const py = Math.floor((y + dy - offsetY) / scaleY);
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
        const covered = coverage(box.left + px, box.top + py);
        hits += nudge.power === 1 ? covered : covered ** nudge.power;
      }
      data[y * SIDE + x] = 255 - (hits * 255) / SAMPLES.length;
    }
  return pdq({ data, width: SIDE, height: SIDE, channels: 1 });
}

const SAMPLES = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;
