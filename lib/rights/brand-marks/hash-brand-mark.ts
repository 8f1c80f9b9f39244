import { composite, type Pixels, rasteriseSvg } from '../../imaging/index';
import { type Pdq, pdq } from '../../imaging/pdq';
import { type SteadyHash, silhouetteOf } from '../../imaging/shapes/index';

const SIDE = 256;
/** Black on white fills its square to the edge in simple-icons; a little air lets edges count. */
const AIR = 16;

/** The fingerprint of a mark, black on white, 256 px. Throws what `rasteriseSvg` throws. */
export async function hashBrandMark(svg: string): Promise<Pdq> {
  const mark = await rasteriseSvg(Buffer.from(svg), { width: SIDE - 2 * AIR, height: SIDE - 2 * AIR });
  const ground: Pixels = { data: new Uint8Array(SIDE * SIDE * 3).fill(255), width: SIDE, height: SIDE, channels: 3 };
  return pdq(composite(ground, mark, AIR + Math.floor((SIDE - 2 * AIR - mark.width) / 2), AIR));
}

/** Side a silhouette is drawn at: enough that its edges are smooth, and not so much that 3,470 take minutes. */
const SHAPE_SIDE = 200;

/** The silhouette of a mark; null for one that is hardly there. Throws what `rasteriseSvg` throws. */
export async function shapeOfBrandMark(svg: string): Promise<SteadyHash | null> {
  return silhouetteOf(await rasteriseSvg(Buffer.from(svg), { width: SHAPE_SIDE, height: SHAPE_SIDE }));
}

/** The same mark white on black: every coefficient changes its sign, so every bit turns. */
export function inverted(hash: Uint8Array): Uint8Array {
  return hash.map((byte) => byte ^ 0xff);
}
