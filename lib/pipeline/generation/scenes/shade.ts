/**
 * A scene's graph → pixels. The picture is cut into blocks that never depend on what else is asked: a block holds the same
 * points in the same order whether it is drawn alone or with the whole picture, because vectorised arithmetic may differ in a
 * last bit between the places of a list. Pixels whose neighbours differ are shaded four times more and averaged in linear light.
 */
import { ColophonError } from '../../../errors/index';
import { type Box, fromLinear, linear, type Pixels } from '../../../imaging/index';
import type { Session, Tensor } from '../../stage';
import type { ScenePlan } from './plan-scene';

/** Inner side of a block in pixels; with a border of one, 128² = 16,384 points a run. */
const BLOCK = 126;
/** The largest difference of a channel between neighbours, 0 to 1, that is left as it is. */
const CALM = 0.06;
const SUBSAMPLES = [
  [-0.125, -0.375],
  [0.375, -0.125],
  [-0.375, 0.125],
  [0.125, 0.375],
] as const;
const MOST_POINTS = 16_384;

export interface Shading {
  session: Session;
  plan: ScenePlan;
  /** Pixels of the whole picture. */
  width: number;
  height: number;
  signal: AbortSignal;
}

export function sceneFeeds(plan: ScenePlan): Record<string, Tensor> {
  const feed = (data: Float32Array, ...dims: number[]): Tensor => ({ type: 'float32', dims, data });
  return {
    u: feed(plan.u, plan.u.length),
    kind: feed(plan.kinds, plan.kinds.length),
    look: feed(plan.look, plan.look.length),
    palette: feed(plan.palette, 5, 4),
    quiet: feed(plan.quiet, 4),
    aspect: feed(plan.aspect, 2),
    tile: feed(Float32Array.of(plan.tile ? 1 : 0), 1),
  };
}

/**
 * RGB8 of `region` (whole pixels inside the picture; the whole picture when left out).
 * @throws ColophonError `cancelled` between two blocks once the signal is aborted.
 */
export async function shade(job: Shading, region?: Box): Promise<Pixels> {
  const { width, height } = job;
  const part = region ?? { x: 0, y: 0, width, height };
  const data = new Uint8ClampedArray(part.width * part.height * 3);
  const first = { x: part.x - (part.x % BLOCK), y: part.y - (part.y % BLOCK) };
  for (let y = first.y; y < part.y + part.height; y += BLOCK)
    for (let x = first.x; x < part.x + part.width; x += BLOCK) {
      if (job.signal.aborted) throw new ColophonError('cancelled');
      const box = { x, y, width: Math.min(BLOCK, width - x), height: Math.min(BLOCK, height - y) };
      copyBlock(await shadeBlock(job, box), box, data, part);
    }
  return { data, width: part.width, height: part.height, channels: 3 };
}

/** Gamma-encoded sRGB 0 to 1 of one block, flat [height, width, 3]. */
async function shadeBlock(job: Shading, box: Box): Promise<Float32Array> {
  const wide = box.width + 2;
  const points: number[] = [];
  for (let y = -1; y <= box.height; y++) for (let x = -1; x <= box.width; x++) points.push(box.x + x, box.y + y);
  const around = await run(job, points, 1);
  const out = new Float32Array(box.width * box.height * 3);
  const lively: number[] = [];
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const at = (y + 1) * wide + x + 1;
      for (let c = 0; c < 3; c++) out[(y * box.width + x) * 3 + c] = around[at * 3 + c] ?? 0;
      if ([at - 1, at + 1, at - wide, at + wide].some((other) => differ(around, at, other)))
        lively.push(y * box.width + x);
    }
  await refine(job, box, lively, out);
  return out;
}

function differ(rgb: Float32Array, one: number, other: number): boolean {
  for (let c = 0; c < 3; c++) if (Math.abs((rgb[one * 3 + c] ?? 0) - (rgb[other * 3 + c] ?? 0)) > CALM) return true;
  return false;
}

async function refine(job: Shading, box: Box, lively: readonly number[], out: Float32Array): Promise<void> {
  const each = SUBSAMPLES.length;
  for (let from = 0; from < lively.length; from += MOST_POINTS / each) {
    const some = lively.slice(from, from + MOST_POINTS / each);
    const points = some.flatMap((at) => {
      const [x, y] = [box.x + (at % box.width), box.y + Math.floor(at / box.width)];
      return SUBSAMPLES.flatMap(([dx, dy]) => [x + dx, y + dy]);
    });
    const rgb = await run(job, points, 0.5);
    for (const [i, at] of some.entries())
      for (let c = 0; c < 3; c++) {
        let sum = linear((out[at * 3 + c] ?? 0) * 255);
        for (let k = 0; k < each; k++) sum += linear((rgb[(i * each + k) * 3 + c] ?? 0) * 255);
        out[at * 3 + c] = fromLinear(sum / (each + 1)) / 255;
      }
  }
}

/** @param points pixels, x and y in turn, of their centres less a half; @param share of a pixel that each stands for. */
async function run({ session, plan, width, height }: Shading, points: number[], share: number): Promise<Float32Array> {
  const short = Math.min(width, height);
  const data = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    data[i] = ((points[i] ?? 0) + 0.5 - width / 2) / short;
    data[i + 1] = ((points[i + 1] ?? 0) + 0.5 - height / 2) / short;
  }
  const { rgb } = await session.run({
    ...only(sceneFeeds(plan), session.inputNames),
    xy: { type: 'float32', dims: [points.length / 2, 2], data },
    ...only({ footprint: { type: 'float32', dims: [1], data: Float32Array.of(share / short) } }, session.inputNames),
  });
  if (!(rgb?.data instanceof Float32Array) || rgb.data.length !== (points.length / 2) * 3)
    throw new ColophonError('internal', { reference: `${plan.family.id} answered rgb ${rgb?.dims}` });
  return rgb.data;
}

/** A graph may do without an input; what it does not name is not fed. */
export function only(feeds: Record<string, Tensor>, names: readonly string[]): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(feeds).filter(([name]) => names.includes(name)));
}

/** Rounds with a little noise that belongs to the pixel's place: eight bits show steps in a slow gradient otherwise. */
function copyBlock(rgb: Float32Array, box: Box, data: Uint8ClampedArray, part: Box): void {
  for (let y = Math.max(box.y, part.y); y < Math.min(box.y + box.height, part.y + part.height); y++)
    for (let x = Math.max(box.x, part.x); x < Math.min(box.x + box.width, part.x + part.width); x++) {
      const from = ((y - box.y) * box.width + x - box.x) * 3;
      const to = ((y - part.y) * part.width + x - part.x) * 3;
      for (let c = 0; c < 3; c++)
        data[to + c] = Math.floor(Math.min(255, Math.max(0, (rgb[from + c] ?? 0) * 255)) + grain(x, y, c));
    }
}

function grain(x: number, y: number, channel: number): number {
  let h = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ Math.imul(channel + 1, 0xc2b2ae3d)) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) * 2 ** -32;
}
