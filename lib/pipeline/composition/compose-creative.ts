/** One artwork, one placement → one finished creative: pixels and the record of what was done to them. */
import { type Box, createSurface, type Pixels, type Surface, type Typefaces, withoutAlpha } from '../../imaging/index';
import type { Placement, PresetSnapshot } from '../brief/index';
import type { Artwork } from '../generation/output';
import { chooseAccent, chooseButton, choosePanel, inkOn } from './colour/choose-ink';
import type { ColourRecord } from './colour/correct-colour';
import { readGround, worstContrast } from './colour/ground';
import { type Ink, type Palette, readPalette } from './colour/palette';
import { drawBar, drawButton, drawKeyline, drawPlate } from './draw-shapes';
import { prepareLabel } from './label-ground';
import type { Creative } from './output';
import { chooseVariant, drawLogo, LEAST_LOGO_CONTRAST, type LogoVariant, placeLogo } from './picture/draw-logo';
import { drawPicture, type Enlargeable } from './picture/draw-picture';
import { drawProduct, freeRoom, type Product, placeProduct } from './picture/draw-product';
import { boxOnStage, type PlacedStage, placeStage } from './picture/stand-on-stage';
import { veilUntilReadable } from './picture/veil-until-readable';
import { type CreativePlan, planCreative, type Wording } from './plan-creative';
import { drawText } from './typography/draw-text';
import type { PlacedBlock } from './typography/fit-column';
import { groundPad, lineBoxes } from './typography/line-boxes';

export interface Materials {
  artwork: {
    record: Pick<Artwork, 'index' | 'aspect' | 'scene'>;
    colour?: ColourRecord;
  } & Enlargeable;
  logos: readonly LogoVariant[];
  product: Product | null;
  /** The brand's own fonts before the bundled ones; only these when left out. */
  typefaces?: Typefaces | undefined;
}

export interface Composed {
  /** RGB8, exactly the placement's size. */
  pixels: Pixels;
  creative: Omit<Creative, 'blob'>;
}

type Recorded = Creative['texts'][number];

/** A text with its colour, ready to be measured and drawn. */
interface Written {
  placed: PlacedBlock;
  ink: Ink;
  original: string;
}

const present = <T>(...values: (T | null | undefined)[]): T[] => values.filter((value): value is T => value != null);

const tidy = ({ x, y, width, height }: Box): Box => {
  const [x1, y1, w, h] = [x, y, width, height].map((value) => Math.round(value * 100) / 100) as [
    number,
    number,
    number,
    number,
  ];
  return { x: x1, y: y1, width: w, height: h };
};

/** Measured on the finished ground, before any type is on it. */
export function recordText(surface: Surface, { placed, ink, original }: Written): Recorded {
  const { style, size, lines } = placed.block;
  const ground = readGround(surface, lineBoxes(placed), groundPad([placed]));
  return {
    role: style.role,
    text: original,
    family: style.family,
    weight: style.weight,
    size: Math.round(size * 100) / 100,
    lines: lines.length,
    box: tidy(placed.box),
    colour: ink.hex,
    contrast: Math.floor(worstContrast(ink, ground) * 100) / 100,
    direction: style.direction,
  };
}

async function setProduct(
  surface: Surface,
  plan: CreativePlan,
  product: Product | null,
  logo: Box,
  ground: PlacedStage | null,
): Promise<Box | null> {
  if (!product) return null;
  const { blueprint, stage } = plan;
  const obstacles = present(plan.headline?.box, plan.subline?.box, plan.button?.shape, plan.label?.box, logo);
  const spot = product.cutOut && ground ? boxOnStage(product, ground, obstacles, 1.2 * stage.unit) : null;
  if (spot) {
    await drawProduct(surface.context, product, spot, stage.corner, ground);
    return spot;
  }
  const ratio = product.pixels.width / product.pixels.height;
  const room = freeRoom(blueprint.product, obstacles, ratio, 2.2 * stage.unit);
  // What stands needs a floor; a card hangs, except on a page where it shares its foot line with the button.
  const hangs = !product.cutOut && (blueprint.panel || blueprint.product.keep === 'centred');
  const box = placeProduct(product, room, hangs ? 'middle' : blueprint.product.anchor);
  if (!box) return null;
  const { picture, panel } = blueprint;
  surface.context.save();
  if (panel) {
    // A shadow falls on the scene, not on the panel beside it.
    surface.context.beginPath();
    surface.context.roundRect(picture.box.x, picture.box.y, picture.box.width, picture.box.height, picture.radius);
    surface.context.clip();
  }
  await drawProduct(surface.context, product, box, stage.corner);
  surface.context.restore();
  return box;
}

/** The logo's place on a calm ground; a plate where no variant stands out. Drawn by the caller, after type was measured. */
function prepareLogo(
  surface: Surface,
  plan: CreativePlan,
  preset: PresetSnapshot,
  materials: Materials,
  first: Box,
  palette: Palette,
) {
  const { blueprint, stage } = plan;
  const { variant, contrast } = chooseVariant(materials.logos, readGround(surface, [first], first.height * 0.1));
  const box = placeLogo(variant.pixels, blueprint.logo, stage.logo, preset.logo.minWidth);
  if (contrast < LEAST_LOGO_CONTRAST)
    drawPlate(surface.context, box, Math.max(stage.logo.clear, stage.unit), stage.corner, variant, palette);
  return { variant, box };
}

/**
 * Composes one creative. Throws what `planCreative` throws; asked again here, because a preset's rules may have been tightened
 * between request and run.
 */
export async function composeCreative(
  placement: Placement,
  layout: string,
  wording: Wording,
  preset: PresetSnapshot,
  materials: Materials,
): Promise<Composed> {
  const plan = planCreative(placement, layout, wording, { ...preset, typefaces: materials.typefaces });
  const { stage, blueprint, headline, subline, button } = plan;
  const palette = readPalette(preset.colours);
  const panel = choosePanel(palette);
  const surface = createSurface(stage.width, stage.height);

  const first = placeLogo(
    materials.logos[0]?.pixels ?? { width: 1, height: 1 },
    blueprint.logo,
    stage.logo,
    preset.logo.minWidth,
  );
  // A photo in a frame stands nowhere, so it leaves the choice of crop to the type.
  const standing = materials.product?.cutOut ? (materials.artwork.record.scene?.stage ?? null) : null;
  const seen = await drawPicture(surface, plan, materials.artwork, panel, first, standing);
  let ink = inkOn(panel, palette);
  let strength = 0;
  const onPicture = headline || subline ? present(headline, subline) : present<PlacedBlock>(button);
  if (!blueprint.panel && onPicture.length > 0)
    ({ ink, strength } = veilUntilReadable(surface, plan, palette, onPicture, first));
  const product = await setProduct(
    surface,
    plan,
    materials.product,
    first,
    standing && placeStage(standing, seen.crop, seen.box),
  );
  if (blueprint.keyline) drawKeyline(surface.context, blueprint.keyline, stage, ink, plan.label?.box ?? null);

  const logo = prepareLogo(surface, plan, preset, materials, first, palette);
  if (plan.bar) drawBar(surface.context, plan.bar, stage, chooseAccent(panel, palette));
  const written = present(headline, subline).map(
    (placed): Written => ({ placed, ink, original: copyOf(placed, wording) }),
  );
  if (button) {
    const ground = readGround(surface, [button.shape], 2);
    const colours = chooseButton(ground.mean, palette, blueprint.panel ? panel : null);
    drawButton(surface.context, button.shape, preset.corner, colours.fill);
    written.push({ placed: button, ink: colours.ink, original: copyOf(button, wording) });
  }
  if (plan.label) {
    const { label, ink: colour } = prepareLabel(surface, plan.label, blueprint.label.align, stage.corner, palette);
    written.push({ placed: label, ink: colour, original: label.block.style.text });
  }
  const texts = written.map((text) => recordText(surface, text));
  for (const text of written) drawText(surface.context, text.placed, text.ink.hex);
  await drawLogo(surface.context, logo.variant, logo.box);

  const { colour } = materials.artwork;
  const edits = [
    colour && colour.strength > 0 && 'colour',
    seen.upscaled && 'upscaled',
    seen.cropped && 'cropped',
    seen.resized && 'resized',
    strength > 0 && 'scrim',
    product && 'product',
    (headline || subline || button) && 'type',
    'logo',
    plan.label && 'label',
  ].filter((edit): edit is Creative['edits'][number] => Boolean(edit));
  return {
    pixels: withoutAlpha(surface.pixels()),
    creative: {
      index: materials.artwork.record.index,
      placement: placement.id,
      width: stage.width,
      height: stage.height,
      layout,
      artwork: { aspect: materials.artwork.record.aspect, crop: seen.crop },
      texts,
      logo: { box: logo.box, clearSpace: tidy(logo.box).height * preset.logo.clearSpace, variant: logo.variant.ground },
      product: product ? { box: product } : null,
      scrim: strength > 0,
      ...(colour ? { colour } : {}),
      edits,
    },
  };
}

function copyOf({ block }: PlacedBlock, { copy }: Wording): string {
  return block.style.role === 'label' ? block.style.text : (copy[block.style.role] ?? '');
}
