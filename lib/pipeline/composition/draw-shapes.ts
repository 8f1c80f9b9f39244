import type { Box, Context } from '../../imaging/index';
import { luminanceContrast } from '../../imaging/index';
import type { Ink, Palette } from './colour/palette';
import type { Stage } from './layouts/layout';
import type { LogoVariant } from './picture/draw-logo';

/**
 * A button: the brand's corner, from square (0) to a pill (0.05, the preset's largest). Taken from the button's own height, so
 * that a brand with round corners keeps them in a banner 90 pixels high.
 */
export function drawButton(context: Context, shape: Box, corner: number, fill: Ink): void {
  const radius = Math.min(shape.height / 2, shape.height * corner * 10);
  context.fillStyle = fill.hex;
  context.beginPath();
  context.roundRect(shape.x, shape.y, shape.width, shape.height, radius);
  context.fill();
}

/** The short bar that opens a panel's copy. */
export function drawBar(context: Context, bar: Box, stage: Stage, fill: Ink): void {
  context.fillStyle = fill.hex;
  context.beginPath();
  context.roundRect(bar.x, bar.y, bar.width, bar.height, Math.min(stage.corner, bar.height / 2));
  context.fill();
}

/** A hairline around the stage in the colour of the type, open where the label sits in it. */
export function drawKeyline(context: Context, box: Box, stage: Stage, ink: Ink, label: Box | null): void {
  const line = Math.max(1, Math.round(stage.unit * 0.22));
  context.save();
  if (label) {
    const gap = label.height;
    context.beginPath();
    context.rect(0, 0, stage.width, stage.height);
    context.rect(label.x - gap, label.y - gap, label.width + 2 * gap, label.height + 2 * gap);
    context.clip('evenodd');
  }
  context.globalAlpha = 0.55;
  context.strokeStyle = ink.hex;
  context.lineWidth = line;
  context.beginPath();
  context.roundRect(box.x + line / 2, box.y + line / 2, box.width - line, box.height - line, stage.corner);
  context.stroke();
  context.restore();
}

/** A calm plate under a logo, in whichever end of the palette the logo stands out from. */
export function drawPlate(
  context: Context,
  logo: Box,
  clear: number,
  corner: number,
  variant: LogoVariant,
  palette: Palette,
): void {
  const against = (ground: Ink) =>
    variant.luminances.reduce(
      (sum, { luminance, share }) => sum + share * luminanceContrast(luminance, ground.luminance),
      0,
    );
  context.fillStyle = (against(palette.light) >= against(palette.dark) ? palette.light : palette.dark).hex;
  context.beginPath();
  context.roundRect(logo.x - clear, logo.y - clear, logo.width + 2 * clear, logo.height + 2 * clear, corner);
  context.fill();
}
