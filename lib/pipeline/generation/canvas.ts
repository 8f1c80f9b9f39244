/**
 * A customer's picture laid out for one artwork: what is kept, what is drawn, and how the two are put together afterwards. What
 * is kept is kept at the picture's own resolution, pixel for pixel; drawing happens at the size the model draws at.
 */
import { type Pixels, resize, withoutAlpha } from '../../imaging/index';
import type { InitialMode } from '../brief/index';
import { joinColours } from './join-colours';

export interface Canvas {
  mode: InitialMode;
  /** RGB, in the artwork's proportions. */
  picture: Pixels;
  /** One value a pixel of `picture`: 1 is drawn anew, 0 is kept. Null: all of it is drawn anew. */
  redrawn: Uint8Array | null;
  /** 0 to 1. */
  strength: number;
}

/** How far each way of beginning leaves the picture when nothing is said: a hole is drawn anew, an edge goes on in its colours. */
export const DEFAULT_STRENGTH: Readonly<Record<InitialMode, number>> = {
  'image-to-image': 0.6,
  inpainting: 1,
  outpainting: 0.7,
};

/** Longest side of a picture that is drawn on beyond its edges. */
const LONGEST = 4_096;
/** Width of the soft edge as a share of the shorter side. */
const FEATHER = 0.05;

interface Asked {
  mode: InitialMode;
  picture: Pixels;
  /** White where the picture is drawn anew; scaled to the picture's size. */
  mask: Pixels | null;
  strength: number;
}

/**
 * @param size width and height of the artwork as the model draws it. Without a mask the picture is cut to these proportions
 * round its middle and scaled; with one it is cut alone; to be drawn on beyond its edges it is kept whole.
 */
export async function layOut(asked: Asked, [width, height]: readonly [number, number]): Promise<Canvas> {
  const { mode, strength } = asked;
  const picture = withoutAlpha(asked.picture);
  if (mode === 'outpainting') return { mode, strength, ...(await extended(picture, width / height)) };
  const box = middle(picture, width / height);
  const cut = cutTo(picture, box);
  if (mode === 'image-to-image' || !asked.mask)
    return { mode, strength, picture: await resize(cut, width, height), redrawn: null };
  const mask = await resize(withoutAlpha(asked.mask), picture.width, picture.height);
  return { mode, strength, picture: cut, redrawn: whiteOf(cutTo(mask, box)) };
}

/** 1 for every latent that covers a pixel to be drawn anew, [h, w]. */
export function redrawnLatents({ picture, redrawn }: Canvas, h: number, w: number): Float32Array | null {
  if (!redrawn) return null;
  const out = new Float32Array(h * w);
  const { width, height } = picture;
  for (let y = 0; y < height; y++) {
    const row = Math.min(h - 1, Math.floor((y * h) / height)) * w;
    for (let x = 0; x < width; x++)
      if (redrawn[y * width + x]) out[row + Math.min(w - 1, Math.floor((x * w) / width))] = 1;
  }
  return out;
}

/**
 * What was drawn, set into what is kept: outside the mask every byte is the picture's own; inside, the drawing comes in softly
 * from the edge, in the colours it meets there.
 */
export async function setInto({ picture, redrawn }: Canvas, drawn: Pixels): Promise<Pixels> {
  if (!redrawn) return drawn;
  const { width, height } = picture;
  const sized = drawn.width === width && drawn.height === height ? drawn : await resize(drawn, width, height);
  const over = joinColours(picture, redrawn, sized);
  const share = feathered(redrawn, width, height);
  const data = new Uint8Array(picture.data);
  for (let i = 0; i < share.length; i++) {
    const a = share[i] ?? 0;
    if (a === 0) continue;
    for (let c = 0; c < 3; c++) {
      const under = data[i * 3 + c] ?? 0;
      data[i * 3 + c] = Math.round(under + a * ((over.data[i * over.channels + c] ?? 0) - under));
    }
  }
  return { data, width, height, channels: 3 };
}

/** The largest box of these proportions in the middle of the picture. */
function middle({ width, height }: Pixels, aspect: number) {
  const w = Math.max(1, Math.min(width, Math.round(height * aspect)));
  const h = Math.max(1, Math.min(height, Math.round(width / aspect)));
  return { x: (width - w) >> 1, y: (height - h) >> 1, width: w, height: h };
}

function cutTo({ data, width, channels }: Pixels, box: ReturnType<typeof middle>): Pixels {
  const out = new Uint8Array(box.width * box.height * channels);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.y + y) * width + box.x) * channels;
    out.set(data.subarray(from, from + box.width * channels), y * box.width * channels);
  }
  return { data: out, width: box.width, height: box.height, channels };
}

/** The picture in the middle of a larger one of these proportions, its edges drawn out into the rest. */
async function extended(given: Pixels, aspect: number): Promise<{ picture: Pixels; redrawn: Uint8Array }> {
  const sizeFor = (w: number, h: number) =>
    [Math.max(w, Math.round(h * aspect)), Math.max(h, Math.round(w / aspect))] as const;
  const scale = Math.min(1, LONGEST / Math.max(...sizeFor(given.width, given.height)));
  const inner =
    scale < 1
      ? await resize(given, Math.max(1, Math.round(given.width * scale)), Math.max(1, Math.round(given.height * scale)))
      : given;
  const [width, height] = sizeFor(inner.width, inner.height);
  const [left, top] = [(width - inner.width) >> 1, (height - inner.height) >> 1];
  const data = new Uint8Array(width * height * 3);
  const redrawn = new Uint8Array(width * height);
  const within = (at: number, size: number) => Math.min(size - 1, Math.max(0, at));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [within(x - left, inner.width), within(y - top, inner.height)];
      const from = (v * inner.width + u) * inner.channels;
      const to = y * width + x;
      for (let c = 0; c < 3; c++) data[to * 3 + c] = inner.data[from + c] ?? 0;
      if (u !== x - left || v !== y - top) redrawn[to] = 1;
    }
  return { picture: { data, width, height, channels: 3 }, redrawn };
}

function whiteOf({ data, width, height, channels }: Pixels): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const at = i * channels;
    out[i] = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) >= 384 ? 1 : 0;
  }
  return out;
}

/** 0 outside the mask, growing to 1 inside it with the distance to what is kept; a narrow mask has a narrower edge. */
function feathered(redrawn: Uint8Array, width: number, height: number): Float32Array {
  const distance = distanceToKept(redrawn, width, height);
  const deepest = distance.reduce((most, d) => (d < Number.POSITIVE_INFINITY ? Math.max(most, d) : most), 0);
  const reach = Math.max(1, Math.min(FEATHER * Math.min(width, height), deepest / 2));
  return distance.map((d) => {
    const t = Math.min(1, d / reach);
    return t * t * (3 - 2 * t);
  });
}

/** Distance in pixels to the nearest kept one, by two passes with steps of 1 and √2; 0 on kept ones. */
function distanceToKept(redrawn: Uint8Array, width: number, height: number): Float32Array {
  const out = Float32Array.from(redrawn, (inside) => (inside ? Number.POSITIVE_INFINITY : 0));
  const near = (at: number, x: number, y: number, step: number) => {
    for (const [dx, dy, far] of [
      [-1, 0, 1],
      [0, -1, 1],
      [-1, -1, Math.SQRT2],
      [1, -1, Math.SQRT2],
    ] as const) {
      const [u, v] = [x + dx * step, y + dy * step];
      if (u >= 0 && u < width && v >= 0 && v < height)
        out[at] = Math.min(out[at] ?? 0, (out[v * width + u] ?? 0) + far);
    }
  };
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (out[y * width + x]) near(y * width + x, x, y, 1);
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--) if (out[y * width + x]) near(y * width + x, x, y, -1);
  return out;
}
