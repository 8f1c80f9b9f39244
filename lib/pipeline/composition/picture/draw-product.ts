/** The customer's product on the scene: a cut-out stands on a shadow, an opaque photo becomes a framed card. */
import {
  type Box,
  type Context,
  createSurface,
  crop,
  type DecodedImage,
  opaqueBounds,
  type Pixels,
  resize,
  toDrawable,
} from '../../../imaging/index';

import { drawFallen, litAtFoot, type PlacedStage } from './stand-on-stage';

export interface Product {
  /** Trimmed to what is opaque. */
  pixels: Pixels;
  cutOut: boolean;
}

/** A photo whose corners are all solid is a photo; a channel without any hole in it does not make a cut-out. */
export function readProduct({ pixels, hadAlpha }: DecodedImage): Product {
  const bounds = hadAlpha ? opaqueBounds(pixels) : null;
  if (!bounds) return { pixels, cutOut: false };
  let clear = 0;
  for (let i = 3; i < pixels.data.length; i += 4) if ((pixels.data[i] ?? 255) < 128) clear++;
  const cutOut = clear > pixels.width * pixels.height * 0.02;
  return cutOut ? { pixels: crop(pixels, bounds), cutOut } : { pixels, cutOut };
}

const intersects = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const contained = (box: Box, ratio: number) => Math.min(box.width, box.height * ratio);

/** What is left of `room` beside every obstacle: of the four ways round each, the one that leaves the product largest. */
export function freeRoom(
  { box: room, keep }: { box: Box; keep: 'centred' | 'large' },
  obstacles: readonly Box[],
  ratio: number,
  gap: number,
): Box {
  let free = room;
  for (const obstacle of obstacles) {
    const blocked = {
      x: obstacle.x - gap,
      y: obstacle.y - gap,
      width: obstacle.width + 2 * gap,
      height: obstacle.height + 2 * gap,
    };
    if (!intersects(free, blocked)) continue;
    const cuts = keep === 'centred' ? upright(free, blocked) : [...upright(free, blocked), ...aside(free, blocked)];
    free = cuts.reduce((best, cut) => (contained(cut, ratio) > contained(best, ratio) ? cut : best));
  }
  return free;
}

/** What is left above and below an obstacle. */
function upright({ x, y, width, height }: Box, blocked: Box): Box[] {
  const below = blocked.y + blocked.height;
  return [
    { x, y, width, height: blocked.y - y },
    { x, y: below, width, height: y + height - below },
  ];
}

/** What is left on both sides of it. */
function aside({ x, y, width, height }: Box, blocked: Box): Box[] {
  const after = blocked.x + blocked.width;
  return [
    { x, y, width: blocked.x - x, height },
    { x: after, y, width: x + width - after, height },
  ];
}

/** Upscaling a small photo further than this shows. */
const MOST_ENLARGED = 2.5;

/** Where the product stands in its room, in whole pixels; null when no sensible room is left. */
export function placeProduct({ pixels, cutOut }: Product, room: Box, anchor: 'middle' | 'bottom'): Box | null {
  const frame = cutOut ? 0 : 0.03;
  const scale = Math.min(room.width / pixels.width, room.height / pixels.height, MOST_ENLARGED) * (1 - frame);
  const [width, height] = [Math.round(pixels.width * scale), Math.round(pixels.height * scale)];
  if (width < 24 || height < 24) return null;
  const spare = room.height - height;
  return {
    x: Math.round(room.x + (room.width - width) / 2),
    y: Math.round(room.y + (anchor === 'bottom' ? spare * 0.92 : spare / 2)),
    width,
    height,
  };
}

/** @param stage what it stands on, where a scene knows; without one it stands under a soft lamp of its own. */
export async function drawProduct(
  context: Context,
  product: Product,
  box: Box,
  corner: number,
  stage: PlacedStage | null = null,
): Promise<void> {
  const scaled = toDrawable(await resize(product.pixels, box.width, box.height));
  context.save();
  if (product.cutOut && stage) {
    drawFallen(context, scaled, box, stage);
    context.drawImage(litAtFoot(scaled, box, stage), box.x, box.y);
  } else if (product.cutOut) {
    drawShadows(context, scaled, box);
    context.drawImage(scaled, box.x, box.y);
  } else drawCard(context, scaled, box, corner);
  context.restore();
}

type Drawable = ReturnType<typeof toDrawable>;

/** Two shadows, as under one soft lamp from the upper left: dark and tight where it touches, wide and faint away from it. */
function drawShadows(context: Context, image: Drawable, box: Box): void {
  const { x, y, width, height } = box;
  const foot = y + height;
  const cast = createSurface(width, height);
  cast.context.drawImage(image, 0, 0);
  cast.context.globalCompositeOperation = 'source-in';
  cast.context.fillStyle = '#000000';
  cast.context.fillRect(0, 0, width, height);

  // The silhouette laid on the floor: squashed, leaning away from the light.
  const [lean, squash] = [0.32, 0.15];
  context.save();
  context.globalAlpha = 0.22;
  context.filter = `blur(${Math.max(2, width * 0.03).toFixed(1)}px)`;
  context.transform(1, 0, -lean, squash, x + lean * height, foot - height * squash);
  context.drawImage(cast.canvas, 0, 0);
  context.restore();

  const pools = [
    { rx: 0.56, ry: 0.06, alpha: 0.3, drop: -0.004 },
    { rx: 0.47, ry: 0.026, alpha: 0.5, drop: -0.008 },
  ];
  for (const { rx, ry, alpha, drop } of pools) {
    context.save();
    context.translate(x + width / 2, foot + width * drop);
    context.scale(width * rx, width * ry);
    const glow = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    for (let i = 0; i <= 8; i++) glow.addColorStop(i / 8, `rgba(0, 0, 0, ${(alpha * (1 - i / 8) ** 1.6).toFixed(4)})`);
    context.fillStyle = glow;
    context.fillRect(-1, -1, 2, 2);
    context.restore();
  }
}

function drawCard(context: Context, image: Drawable, box: Box, corner: number): void {
  const { x, y, width, height } = box;
  const border = Math.max(2, Math.round(Math.min(width, height) * 0.018));
  const radius = Math.max(corner, border * 0.6);
  context.save();
  context.shadowColor = 'rgba(0, 0, 0, 0.28)';
  context.shadowBlur = Math.max(6, width * 0.06);
  context.shadowOffsetY = Math.max(2, width * 0.022);
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.roundRect(x - border, y - border, width + 2 * border, height + 2 * border, radius + border);
  context.fill();
  context.restore();
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.clip();
  context.drawImage(image, x, y);
}
