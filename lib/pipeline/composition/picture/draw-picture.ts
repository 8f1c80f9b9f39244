import { type Box, crop, type Pixels, resize, type Surface, toDrawable } from '../../../imaging/index';
import type { SceneStage } from '../../generation/output';
import type { Ink } from '../colour/palette';
import type { CreativePlan } from '../plan-creative';
import { type CalmPart, chooseCrop, type EnergyMap } from './choose-crop';
import { LARGER } from './upscale';

/** Everything that is to stand on a calm ground, in fractions of the picture's box. */
function calmParts({ blueprint, headline, subline, stage }: CreativePlan, logo: Box, onStage: boolean): CalmPart[] {
  const { box: seen } = blueprint.picture;
  const inside = (box: Box, weight: number): CalmPart => ({
    region: {
      x: (box.x - seen.x) / seen.width,
      y: (box.y - seen.y) / seen.height,
      width: box.width / seen.width,
      height: box.height / seen.height,
    },
    weight,
  });
  const product = stage.has.product && !onStage ? [inside(blueprint.product.box, 0.4)] : [];
  if (blueprint.panel) return product;
  const copy = [headline, subline].flatMap((placed) => (placed ? [inside(placed.box, 1)] : []));
  return [...copy, ...product, inside(logo, 0.6)];
}

export interface SeenPart {
  /** Whole artwork pixels. */
  crop: Box;
  /** Where it lies on the creative. */
  box: Box;
  cropped: boolean;
  resized: boolean;
  /** A model enlarged it. */
  upscaled: boolean;
}

/** An artwork, and the same larger, where its engine has a model for that; made when first asked for. */
export interface Enlargeable {
  pixels: Pixels;
  energy: EnergyMap;
  enlarged?: (() => Promise<{ pixels: Pixels; scale: number }>) | undefined;
}

/** Fills the surface with the panel colour and sets the artwork into its place, cropped around its calm part. */
export async function drawPicture(
  surface: Surface,
  plan: CreativePlan,
  artwork: Enlargeable,
  panel: Ink,
  logo: Box,
  stage: SceneStage | null = null,
): Promise<SeenPart> {
  const { context } = surface;
  const { box, radius } = plan.blueprint.picture;
  const [x, y] = [Math.round(box.x), Math.round(box.y)];
  const [width, height] = [Math.round(box.x + box.width) - x, Math.round(box.y + box.height) - y];
  const { pixels, energy } = artwork;
  const part = chooseCrop(pixels, energy, { width, height }, calmParts(plan, logo, stage !== null), stage);
  const larger = width / part.width > LARGER ? await artwork.enlarged?.() : undefined;
  const scaled = await resize(
    larger ? crop(larger.pixels, timed(part, larger.scale)) : crop(pixels, part),
    width,
    height,
  );
  context.fillStyle = panel.hex;
  context.fillRect(0, 0, surface.width, surface.height);
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.clip();
  context.drawImage(toDrawable(scaled), x, y);
  context.restore();
  return {
    crop: part,
    box: { x, y, width, height },
    cropped: part.width < pixels.width || part.height < pixels.height,
    resized: part.width !== width || part.height !== height,
    upscaled: larger !== undefined,
  };
}

function timed({ x, y, width, height }: Box, scale: number): Box {
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}
