/** A cut-out product on the spot that a scene keeps for it: its size there, its shadow in the scene's light, its reflection. */
import {
  type Box,
  type Context,
  createSurface,
  type Drawable,
  hexToRgb,
  type Pixels,
  type Rgb,
  rgbToHex,
} from '../../../imaging/index';
import type { SceneStage } from '../../generation/output';

/** The stage as it lies on the creative: all lengths in the creative's pixels. */
export interface PlacedStage extends SceneStage {
  /** Seen part of the scene; nothing of the product or its shadow is drawn outside. */
  seen: Box;
}

/** @param crop the part of the artwork that is seen, in its pixels; @param seen where that part lies on the creative. */
export function placeStage(stage: SceneStage, crop: Box, seen: Box): PlacedStage {
  const [sx, sy] = [seen.width / crop.width, seen.height / crop.height];
  return {
    ...stage,
    x: seen.x + (stage.x - crop.x) * sx,
    y: seen.y + (stage.y - crop.y) * sy,
    width: stage.width * sx,
    height: stage.height * sy,
    horizon: seen.y + (stage.horizon - crop.y) * sy,
    seen,
  };
}

/** Enlarging a small photo further than this shows. */
const MOST_ENLARGED = 2.5;
/** A product smaller than this share of the short side is lost on its stage; the layout's own place is then better. */
const LEAST = 0.16;

/** The largest box on the spot that touches no obstacle, in whole pixels; null when the spot leaves no sensible room. */
export function boxOnStage(
  { pixels }: { pixels: Pick<Pixels, 'width' | 'height'> },
  stage: PlacedStage,
  obstacles: readonly Box[],
  gap: number,
): Box | null {
  const most = Math.min(stage.width / pixels.width, stage.height / pixels.height, MOST_ENLARGED);
  const at = (scale: number): Box => {
    const [width, height] = [Math.round(pixels.width * scale), Math.round(pixels.height * scale)];
    return { x: Math.round(stage.x - width / 2), y: Math.round(stage.y) - height, width, height };
  };
  const fits = (box: Box) => inside(box, stage.seen) && !obstacles.some((obstacle) => touches(box, obstacle, gap));
  // The foot stays where it is, so a smaller box lies within a larger one and the largest that fits is found by halving.
  let [low, high] = [0, most];
  if (fits(at(most))) low = most;
  else
    for (let step = 0; step < 14; step++) {
      const middle = (low + high) / 2;
      if (fits(at(middle))) low = middle;
      else high = middle;
    }
  const box = at(low);
  return Math.max(box.width, box.height) < LEAST * Math.min(stage.seen.width, stage.seen.height) ? null : box;
}

const inside = (box: Box, around: Box) =>
  box.x >= around.x &&
  box.y >= around.y &&
  box.x + box.width <= around.x + around.width &&
  box.y + box.height <= around.y + around.height;
const touches = (one: Box, other: Box, gap: number) =>
  one.x < other.x + other.width + gap &&
  other.x < one.x + one.width + gap &&
  one.y < other.y + other.height + gap &&
  other.y < one.y + one.height + gap;

/** Layers of the cast shadow, each blurred by its distance from the foot. */
const LAYERS = 4;
/** A shadow that falls straight to the side still has the depth of its product. */
const LEAST_DEPTH = 0.06;

/** What falls on the scene: cast shadow, contact, reflection; in this order, before the product is drawn. */
export function drawFallen(context: Context, image: Drawable, box: Box, stage: PlacedStage): void {
  const { seen } = stage;
  context.save();
  context.beginPath();
  context.rect(seen.x, seen.y, seen.width, seen.height);
  context.clip();
  drawCast(context, image, box, stage);
  drawContact(context, box, stage);
  if (stage.reflectivity > 0.02) drawReflection(context, image, box, stage);
  context.restore();
}

function drawCast(context: Context, image: Drawable, box: Box, { shadow, ground, seen }: PlacedStage): void {
  const { x, y, width, height } = box;
  const foot = y + height;
  const [dx, dy] = shadow.direction.map((value) => value * shadow.length) as [number, number];
  const deep = Math.abs(dy) < LEAST_DEPTH ? LEAST_DEPTH * (dy < 0 ? -1 : 1) : dy;
  const fallen = createSurface(Math.round(seen.x + seen.width), Math.round(seen.y + seen.height));
  const reach = Math.hypot(dx, deep) * height;
  for (let layer = 0; layer < LAYERS; layer++) {
    const far = layer / (LAYERS - 1);
    const slice = createSurface(width, height);
    slice.context.drawImage(image, 0, 0);
    slice.context.globalCompositeOperation = 'source-in';
    slice.context.fillStyle = dark(ground);
    slice.context.fillRect(0, 0, width, height);
    slice.context.globalCompositeOperation = 'destination-in';
    slice.context.fillStyle = hat(slice.context, far, height);
    slice.context.fillRect(0, 0, width, height);

    const lain = createSurface(fallen.width, fallen.height);
    lain.context.transform(1, 0, -dx, -deep, x + height * dx, foot + height * deep);
    lain.context.drawImage(slice.canvas, 0, 0);
    fallen.context.save();
    fallen.context.globalCompositeOperation = 'lighter';
    fallen.context.filter = `blur(${Math.max(1, width * 0.008 + shadow.softness * reach * far * 0.5).toFixed(2)}px)`;
    fallen.context.drawImage(lain.canvas, 0, 0);
    fallen.context.restore();
  }
  context.save();
  context.globalAlpha = shadow.strength;
  context.drawImage(fallen.canvas, 0, 0);
  context.restore();
}

/** Full at its own distance from the foot, nothing at its neighbours': the layers add up to the whole silhouette. */
function hat(context: Context, far: number, height: number) {
  const gradient = context.createLinearGradient(0, height, 0, 0);
  const step = 1 / (LAYERS - 1);
  for (const at of [far - step, far, far + step])
    if (at >= 0 && at <= 1) gradient.addColorStop(at, `rgba(0, 0, 0, ${at === far ? 1 : 0})`);
  return gradient;
}

/** Where it touches the ground no light comes in. */
function drawContact(context: Context, { x, y, width, height }: Box, { shadow, ground }: PlacedStage): void {
  const [r, g, b] = hexToRgb(dark(ground));
  for (const { rx, ry, alpha } of [
    { rx: 0.54, ry: 0.05, alpha: 0.34 },
    { rx: 0.47, ry: 0.02, alpha: 0.6 },
  ]) {
    context.save();
    context.translate(x + width / 2, y + height - width * 0.004);
    context.scale(width * rx, width * ry);
    const glow = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    const most = alpha * (0.4 + 0.6 * shadow.strength);
    for (let i = 0; i <= 8; i++)
      glow.addColorStop(i / 8, `rgba(${r}, ${g}, ${b}, ${(most * (1 - i / 8) ** 1.6).toFixed(4)})`);
    context.fillStyle = glow;
    context.fillRect(-1, -1, 2, 2);
    context.restore();
  }
}

/** Seen from above the ground a reflection is shorter than what it mirrors, and it fades: the ground is never a mirror. */
function drawReflection(context: Context, image: Drawable, box: Box, { reflectivity }: PlacedStage): void {
  const { x, y, width, height } = box;
  const deep = Math.max(1, Math.round(height * 0.16));
  const mirrored = createSurface(width, deep);
  mirrored.context.save();
  mirrored.context.transform(1, 0, 0, -1, 0, height);
  mirrored.context.drawImage(image, 0, 0);
  mirrored.context.restore();
  mirrored.context.globalCompositeOperation = 'destination-in';
  const fade = mirrored.context.createLinearGradient(0, 0, 0, deep);
  fade.addColorStop(0, `rgba(0, 0, 0, ${(0.6 * reflectivity).toFixed(4)})`);
  fade.addColorStop(1, 'rgba(0, 0, 0, 0)');
  mirrored.context.fillStyle = fade;
  mirrored.context.fillRect(0, 0, width, deep);
  context.save();
  context.filter = `blur(${Math.max(0.6, width * 0.004).toFixed(2)}px)`;
  context.drawImage(mirrored.canvas, x, y + height);
  context.restore();
}

/** How far up the product the scene's light reaches, as a share of its height; above, every pixel is the customer's own. */
export const FOOT = 0.12;
const MOST_LIGHT = 0.14;

/** The product with a little of the light that the ground throws back at its foot. */
export function litAtFoot(image: Drawable, { width, height }: Box, { ground, light }: SceneStage): Drawable {
  const lit = createSurface(width, height);
  lit.context.drawImage(image, 0, 0);
  const [g, l] = [hexToRgb(ground), hexToRgb(light)];
  const thrown = g.map((value, at) => Math.round((value * (l[at] ?? 255)) / 255));
  const rise = Math.round(height * FOOT);
  if (rise < 1) return lit.canvas;
  lit.context.globalCompositeOperation = 'source-atop';
  const glow = lit.context.createLinearGradient(0, height - rise, 0, height);
  glow.addColorStop(0, `rgba(${thrown.join(', ')}, 0)`);
  glow.addColorStop(1, `rgba(${thrown.join(', ')}, ${MOST_LIGHT})`);
  lit.context.fillStyle = glow;
  lit.context.fillRect(0, height - rise, width, rise);
  return lit.canvas;
}

/** A shadow keeps the hue of the ground it falls on. */
function dark(ground: string): string {
  return rgbToHex(hexToRgb(ground).map((value) => Math.round(value * 0.16)) as unknown as Rgb);
}
