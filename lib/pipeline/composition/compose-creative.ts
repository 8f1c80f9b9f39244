/** One artwork, one placement → one finished creative: pixels and the record of what was done to them. */
import {
  type Box,
  createSurface,
  crop,
  type Pixels,
  resize,
  type Surface,
  toDrawable,
  withoutAlpha,
} from '../../imaging/index';
import type { LayoutId, Placement, PresetSnapshot } from '../brief/index';
import type { Artwork } from '../generation/output';
import {
  AIM_CONTRAST,
  chooseButton,
  chooseInk,
  choosePanel,
  inkOn,
  LEAST_CONTRAST,
  typeInks,
} from './colour/choose-ink';
import { readGround, worstContrast } from './colour/ground';
import { type Ink, readPalette } from './colour/palette';
import { drawButton, drawKeyline, drawPlate } from './draw-shapes';
import type { Creative } from './output';
import { type CalmPart, chooseCrop, type EnergyMap } from './picture/choose-crop';
import { chooseVariant, drawLogo, type LogoVariant, placeLogo } from './picture/draw-logo';
import { drawProduct, freeRoom, type Product, placeProduct } from './picture/draw-product';
import { drawVeil } from './picture/draw-veil';
import { type CreativePlan, planCreative, type Wording } from './plan-creative';
import { drawText } from './typography/draw-text';
import type { PlacedBlock } from './typography/fit-column';
import type { TextRole } from './typography/text-style';

export interface Materials {
  artwork: { record: Pick<Artwork, 'index' | 'aspect'>; pixels: Pixels; energy: EnergyMap };
  logos: readonly LogoVariant[];
  product: Product | null;
}

export interface Composed {
  pixels: Pixels;
  creative: Omit<Creative, 'blob'>;
}

/** Pixels around a line of type that count as its ground, as a share of its size. */
const GROUND_PAD = 0.12;

/** Boxes of the lines rather than of the block: the empty end of a short line is no ground of type. */
function lineBoxes({ block, box }: PlacedBlock): Box[] {
  return block.lines.map((line) => ({
    x: box.x + line.x - line.ink.left,
    y: box.y + line.baseline - line.ink.ascent,
    width: line.ink.width,
    height: line.ink.ascent + line.ink.descent,
  }));
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const x2 = Math.max(...boxes.map((box) => box.x + box.width));
  const y2 = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: x2 - x, height: y2 - y };
}

const present = <T>(...values: (T | null)[]): T[] => values.filter((value): value is T => value !== null);
const textPad = (blocks: readonly PlacedBlock[]) => Math.max(2, ...blocks.map(({ block }) => block.size * GROUND_PAD));

/** Everything that is to stay readable, in fractions of the picture's box. */
function calmParts(plan: CreativePlan, logo: Box): CalmPart[] {
  const { box: seen } = plan.blueprint.picture;
  const inside = (box: Box, weight: number): CalmPart => ({
    region: {
      x: (box.x - seen.x) / seen.width,
      y: (box.y - seen.y) / seen.height,
      width: box.width / seen.width,
      height: box.height / seen.height,
    },
    weight,
  });
  if (plan.blueprint.panel) return plan.stage.has.product ? [inside(plan.blueprint.product.box, 0.4)] : [];
  const blocks = present(plan.headline, plan.subline);
  const parts = blocks.map((block) => inside(block.box, 1));
  if (plan.stage.has.product) parts.push(inside(plan.blueprint.product.box, 0.4));
  return [...parts, inside(logo, 0.6)];
}

async function drawPicture(surface: Surface, plan: CreativePlan, materials: Materials, panel: Ink, calm: CalmPart[]) {
  const { context } = surface;
  const { box, radius } = plan.blueprint.picture;
  const [x, y] = [Math.round(box.x), Math.round(box.y)];
  const [width, height] = [Math.round(box.x + box.width) - x, Math.round(box.y + box.height) - y];
  const { pixels, energy } = materials.artwork;
  const part = chooseCrop(pixels, energy, { width, height }, calm);
  const scaled = await resize(crop(pixels, part), width, height);
  context.fillStyle = panel.hex;
  context.fillRect(0, 0, surface.width, surface.height);
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.clip();
  context.drawImage(toDrawable(scaled), x, y);
  context.restore();
  const cropped = part.width < pixels.width || part.height < pixels.height;
  return { part, cropped, resized: part.width !== width || part.height !== height };
}

/** Raises the veil until the finished pixels, rounded and blended as Skia does it, hold what was computed. */
function veilUntilReadable(
  surface: Surface,
  plan: CreativePlan,
  materials: { palette: ReturnType<typeof readPalette> },
  hold: Box,
  blocks: PlacedBlock[],
) {
  const { blueprint, stage } = plan;
  const boxes = blocks.flatMap(lineBoxes);
  const pad = textPad(blocks);
  const bare = surface.pixels();
  const least = blueprint.veil.kind === 'stage' ? blueprint.veil.least : 0;
  const step = Math.max(1, Math.floor(Math.sqrt(boxes.reduce((sum, box) => sum + box.width * box.height, 0) / 12_000)));
  const choice = chooseInk(readGround(bare, boxes, pad, step), materials.palette, least);
  let strength = choice.strength;
  for (;;) {
    const before = toDrawable(bare);
    drawVeil(surface.context, stage, blueprint.veil, choice.veil, strength, hold);
    const reached = worstContrast(choice.ink, readGround(surface.pixels(), boxes, pad));
    if (reached >= Math.min(AIM_CONTRAST, LEAST_CONTRAST + 0.25) || strength >= 1)
      return { ink: choice.ink, veil: choice.veil, strength };
    surface.context.drawImage(before, 0, 0);
    strength = Math.min(1, strength + 0.05);
  }
}

/** A plate keeps a mark readable where neither variant stands out from the picture. */
const LEAST_LOGO_CONTRAST = 2;

/** Shapes and positions of one creative's finished parts; see `Creative` for units. */
export async function composeCreative(
  placement: Placement,
  layout: LayoutId,
  wording: Wording,
  preset: PresetSnapshot,
  materials: Materials,
): Promise<Composed> {
  const plan = planCreative(placement, layout, wording, preset);
  const { stage, blueprint } = plan;
  const palette = readPalette(preset.colours);
  const panel = choosePanel(palette);
  const surface = createSurface(stage.width, stage.height);
  const { context } = surface;

  const ratio = (materials.logos[0]?.pixels.width ?? 1) / (materials.logos[0]?.pixels.height ?? 1);
  let logoBox = placeLogo(ratio, blueprint.logo, stage.logo, preset.logo.minWidth);
  const picture = await drawPicture(surface, plan, materials, panel, calmParts(plan, logoBox));

  const blocks = present(plan.headline, plan.subline);
  let ink = inkOn(panel, palette);
  let strength = 0;
  if (!blueprint.panel) {
    const behind = blocks.length > 0 ? blocks : present<PlacedBlock>(plan.button);
    if (behind.length > 0) {
      const hold = around([...behind.map(({ box }) => box), logoBox]);
      ({ ink, strength } = veilUntilReadable(surface, plan, { palette }, hold, behind));
    }
  }

  const obstacles = present<Box>(
    plan.headline?.box ?? null,
    plan.subline?.box ?? null,
    plan.button?.shape ?? null,
    plan.label?.box ?? null,
    logoBox,
  );
  let productBox: Box | null = null;
  if (materials.product) {
    const { pixels } = materials.product;
    const room = freeRoom(blueprint.product.box, obstacles, pixels.width / pixels.height, 2.2 * stage.unit);
    productBox = placeProduct(materials.product, room, blueprint.product.anchor);
    if (productBox) await drawProduct(context, materials.product, productBox, stage.corner);
  }

  if (blueprint.keyline) drawKeyline(context, blueprint.keyline, stage, ink);

  let finished = surface.pixels();
  const logoGround = readGround(finished, [logoBox], stage.logo.clear, 2);
  const { variant, contrast } = chooseVariant(materials.logos, logoGround);
  logoBox = placeLogo(variant.pixels.width / variant.pixels.height, blueprint.logo, stage.logo, preset.logo.minWidth);
  if (contrast < LEAST_LOGO_CONTRAST)
    drawPlate(context, logoBox, Math.max(stage.logo.clear, stage.unit), stage.corner, variant, palette);

  const texts: Creative['texts'] = [];
  const record = (role: TextRole, original: string, placed: PlacedBlock, colour: Ink, ground: readonly Box[]) => {
    const measured = readGround(finished, ground, textPad([placed]));
    const { style, size, lines } = placed.block;
    texts.push({
      role,
      text: original,
      family: style.family,
      weight: style.weight,
      size: Math.round(size * 100) / 100,
      lines: lines.length,
      box: tidy(placed.box),
      colour: colour.hex,
      contrast: Math.floor(worstContrast(colour, measured) * 100) / 100,
      direction: style.direction,
    });
    drawText(context, placed, colour.hex);
  };

  if (plan.bar) {
    context.fillStyle = chooseButton(panel.luminance, palette, panel).fill.hex;
    context.beginPath();
    context.roundRect(
      plan.bar.x,
      plan.bar.y,
      plan.bar.width,
      plan.bar.height,
      Math.min(stage.corner, plan.bar.height / 2),
    );
    context.fill();
  }
  const button = plan.button;
  let buttonInk = ink;
  if (button) {
    const ground = readGround(finished, [button.shape], 2, 3);
    const colours = chooseButton(ground.mean, palette, blueprint.panel ? panel : null);
    drawButton(context, button.shape, preset.corner, colours.fill);
    buttonInk = colours.ink;
  }
  let labelInk = ink;
  if (plan.label) labelInk = drawLabelGround(surface, plan.label, stage.corner, palette);
  finished = surface.pixels();

  await drawLogo(context, variant, logoBox);
  if (plan.headline) record('headline', wording.copy.headline ?? '', plan.headline, ink, lineBoxes(plan.headline));
  if (plan.subline) record('subline', wording.copy.subline ?? '', plan.subline, ink, lineBoxes(plan.subline));
  if (button) record('callToAction', wording.copy.callToAction ?? '', button, buttonInk, lineBoxes(button));
  if (plan.label) record('label', plan.label.block.style.text, plan.label, labelInk, lineBoxes(plan.label));

  const edits: Creative['edits'] = [];
  if (picture.cropped) edits.push('cropped');
  if (picture.resized) edits.push('resized');
  if (strength > 0) edits.push('scrim');
  if (productBox) edits.push('product');
  if (blocks.length > 0 || button) edits.push('type');
  edits.push('logo');
  if (plan.label) edits.push('label');
  return {
    pixels: withoutAlpha(surface.pixels()),
    creative: {
      index: materials.artwork.record.index,
      placement: placement.id,
      width: stage.width,
      height: stage.height,
      layout,
      artwork: { aspect: materials.artwork.record.aspect, crop: picture.part },
      texts,
      logo: {
        box: logoBox,
        clearSpace: Math.round(logoBox.height * preset.logo.clearSpace * 100) / 100,
        variant: variant.ground,
      },
      product: productBox ? { box: productBox } : null,
      scrim: strength > 0,
      edits,
    },
  };
}

const tidy = ({ x, y, width, height }: Box): Box => ({
  x: Math.round(x * 100) / 100,
  y: Math.round(y * 100) / 100,
  width: Math.round(width * 100) / 100,
  height: Math.round(height * 100) / 100,
});

/** The label's colour; where none can be read on the picture, a small plate is put under it first. */
function drawLabelGround(
  surface: Surface,
  label: PlacedBlock,
  corner: number,
  palette: ReturnType<typeof readPalette>,
): Ink {
  const ground = readGround(surface.pixels(), lineBoxes(label), textPad([label]));
  const best = typeInks(palette).reduce((a, b) => (worstContrast(b, ground) > worstContrast(a, ground) ? b : a));
  if (worstContrast(best, ground) >= LEAST_CONTRAST + 0.25) return best;
  const dark = ground.mean < 0.35;
  const pad = label.block.size * 0.42;
  const { x, y, width, height } = label.box;
  surface.context.fillStyle = dark ? palette.dark.hex : palette.light.hex;
  surface.context.beginPath();
  surface.context.roundRect(x - pad, y - pad, width + 2 * pad, height + 2 * pad, Math.min(pad, corner));
  surface.context.fill();
  return inkOn(dark ? palette.dark : palette.light, palette);
}
