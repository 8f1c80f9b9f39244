import { type Context, createSurface, type Pixels, withoutAlpha } from '../../../../imaging/index';
import type { Tensor } from '../../../stage';
import { type Colours, coloursOf, darker, wearOf } from './colours';
import { drawArm, drawLegs, drawNeck, drawStool, drawTorso } from './draw-body';
import { drawGround } from './draw-ground';
import { drawHairBehind, drawHead } from './draw-head';
import { headCentre } from './face-region';
import type { FiguresPlan, PlacedFigure } from './plan';
import { scaleOf } from './plan';
import { POSES } from './poses';
import { HEAD, HIP_TO_CHIN, LEG } from './proportions';

/** Opaque RGB8. The same plan and palette give the same bytes: Skia rasterises on the CPU, and nothing here is random. */
export function drawFigures(plan: FiguresPlan, palette: Tensor): Pixels {
  const surface = createSurface(plan.width, plan.height);
  const { context } = surface;
  const colours = coloursOf(palette);
  drawGround(context, plan, colours);
  for (const figure of plan.figures) {
    context.save();
    if (plan.asked.close) drawBust(context, figure, colours);
    else drawWhole(context, figure, colours);
    context.restore();
  }
  return withoutAlpha(surface.pixels());
}

function drawWhole(context: Context, figure: PlacedFigure, colours: Colours): void {
  const pose = POSES[figure.pose];
  const head = figure.head * scaleOf(figure);
  const wear = wearOf(colours, figure);
  context.translate(figure.x, figure.y);
  context.scale(figure.facing * head, head);
  context.fillStyle = darker(colours.floor, 9);
  context.beginPath();
  context.ellipse(0, 0.12, 1.05, 0.13, 0, 0, Math.PI * 2);
  context.fill();
  context.translate(0, -pose.hips * LEG);
  if (pose.seat) drawStool(context, colours.panel, pose.hips * LEG);
  const lean = (pose.lean * Math.PI) / 180;
  const inTorso = (draw: () => void) => {
    context.save();
    context.rotate(lean);
    draw();
    context.restore();
  };
  inTorso(() => drawArm(context, figure, pose.farArm, wear, 0.42, true));
  drawLegs(context, figure, pose, wear);
  inTorso(() => inHead(context, () => drawHairBehind(context, figure, wear.top)));
  inTorso(() => {
    drawNeck(context, figure);
    drawTorso(context, figure, wear);
  });
  inTorso(() => inHead(context, () => drawHead(context, figure, wear.top)));
  inTorso(() => drawArm(context, figure, pose.nearArm, wear, -0.4, false));
}

/** Head and shoulders, cut by the lower edge as a photographer would. */
function drawBust(context: Context, figure: PlacedFigure, colours: Colours): void {
  const { x, y, head } = headCentre(figure, true);
  const wear = wearOf(colours, figure);
  context.translate(x, y);
  context.scale(figure.facing * head, head);
  context.save();
  context.translate(0, HIP_TO_CHIN + HEAD.chin);
  context.translate(0, -(HIP_TO_CHIN + HEAD.chin));
  drawHairBehind(context, figure, wear.top);
  context.restore();
  context.save();
  context.translate(0, HIP_TO_CHIN + HEAD.chin);
  drawNeck(context, figure);
  drawArm(context, figure, [10, 4], wear, 0.5, true);
  context.scale(1.14, 1);
  drawTorso(context, figure, wear);
  // Further than any edge, so that no hips are seen.
  context.fillStyle = figure.dress === 'coat' ? '#f4f3ef' : figure.dress === 'suit' ? darker(wear.top, 12) : wear.top;
  context.fillRect(-0.5, -0.1, 1.02, 8);
  context.scale(1 / 1.14, 1);
  drawArm(context, figure, [-10, 6], wear, -0.5, false);
  context.restore();
  drawHead(context, figure, wear.top);
}

function inHead(context: Context, draw: () => void): void {
  context.save();
  context.translate(0.06, -(HIP_TO_CHIN + HEAD.chin));
  draw();
  context.restore();
}
