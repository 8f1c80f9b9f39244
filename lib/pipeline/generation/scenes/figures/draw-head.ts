/** The head, in heads: middle at the origin, looking towards +x, y down. */
import { type Context, MONK_SRGB } from '../../../../imaging/index';
import { type Figure, HAIR_SRGB } from './attributes';
import { darker } from './colours';

export const skinOf = (figure: Figure): string => MONK_SRGB[Number(figure.skinTone) - 1] ?? MONK_SRGB[4];
const hairOf = (figure: Figure): string =>
  HAIR_SRGB[figure.ageGroup === 'older' && figure.hairColour !== 'auburn' ? 'grey' : figure.hairColour];

/** Hair that falls behind shoulders; drawn before the body. */
export function drawHairBehind(context: Context, figure: Figure, scarf: string): void {
  context.fillStyle = figure.hairStyle === 'headscarf' ? darker(scarf, 8) : hairOf(figure);
  if (figure.hairStyle === 'long') path(context, (c) => c.roundRect(-0.53, -0.45, 1.0, 1.42, [0.5, 0.5, 0.22, 0.22]));
  if (figure.hairStyle === 'bob') path(context, (c) => c.roundRect(-0.55, -0.5, 1.06, 1.0, [0.5, 0.5, 0.24, 0.24]));
  if (figure.hairStyle === 'curly') for (const [x, y, r] of CURLS) path(context, (c) => c.arc(x, y, r, 0, Math.PI * 2));
  if (figure.hairStyle === 'bun') path(context, (c) => c.arc(-0.4, -0.42, 0.24, 0, Math.PI * 2));
  if (figure.hairStyle === 'headscarf')
    path(context, (c) => c.roundRect(-0.52, -0.52, 1.0, 1.28, [0.5, 0.5, 0.34, 0.34]));
}

const CURLS = [
  [-0.42, -0.12, 0.26],
  [-0.38, -0.4, 0.27],
  [-0.12, -0.58, 0.28],
  [0.2, -0.54, 0.26],
  [0.38, -0.3, 0.2],
  [-0.44, 0.14, 0.2],
] as const;

export function drawHead(context: Context, figure: Figure, scarf: string): void {
  const skin = skinOf(figure);
  const line = Number(figure.skinTone) >= 8 ? '#120d0b' : '#2a1c18';
  context.fillStyle = darker(skin, 6);
  path(context, (c) => c.ellipse(-0.12, 0.06, 0.1, 0.13, 0, 0, Math.PI * 2));
  context.fillStyle = skin;
  path(context, (c) => {
    c.moveTo(-0.38, -0.1);
    c.bezierCurveTo(-0.4, -0.62, 0.4, -0.62, 0.39, -0.08);
    c.bezierCurveTo(0.42, 0.3, 0.26, 0.5, 0.07, 0.5);
    c.bezierCurveTo(-0.2, 0.5, -0.37, 0.26, -0.38, -0.1);
  });
  drawFeatures(context, figure, skin, line);
  drawHairFront(context, figure, scarf);
  if (figure.glasses === 'glasses') drawGlasses(context, line);
}

function drawFeatures(context: Context, figure: Figure, skin: string, line: string): void {
  if (figure.beard === 'beard' && figure.ageGroup !== 'child') {
    context.fillStyle = hairOf(figure);
    path(context, (c) => {
      c.moveTo(-0.36, 0.16);
      c.bezierCurveTo(-0.3, 0.66, 0.3, 0.66, 0.38, 0.16);
      c.bezierCurveTo(0.28, 0.3, 0.2, 0.2, 0.09, 0.2);
      c.bezierCurveTo(-0.06, 0.2, -0.22, 0.34, -0.36, 0.16);
    });
  }
  // An ear, then eyes, brows, nose and mouth: a few strokes, none of them a likeness.
  context.fillStyle = darker(skin, 5);
  path(context, (c) => c.ellipse(-0.36, 0.03, 0.07, 0.1, 0, 0, Math.PI * 2));
  for (const x of [-0.02, 0.25]) {
    // The white of the eye is what shows on the darkest skins.
    context.fillStyle = '#f7f2ea';
    path(context, (c) => c.ellipse(x, -0.06, 0.05, 0.052, 0, 0, Math.PI * 2));
    context.fillStyle = line;
    path(context, (c) => c.ellipse(x + 0.008, -0.06, 0.036, 0.046, 0, 0, Math.PI * 2));
  }
  context.strokeStyle =
    figure.hairStyle === 'headscarf' || figure.hairStyle === 'bald'
      ? line
      : Number(figure.skinTone) >= 9
        ? '#5b5150'
        : darker(hairOf(figure), 4);
  context.lineWidth = 0.035;
  stroke(context, (c) => c.arc(-0.02, -0.1, 0.1, Math.PI * 1.2, Math.PI * 1.75));
  stroke(context, (c) => c.arc(0.25, -0.1, 0.1, Math.PI * 1.25, Math.PI * 1.8));
  context.strokeStyle = darker(skin, Number(figure.skinTone) >= 9 ? -16 : 16);
  context.lineWidth = 0.032;
  stroke(context, (c) => {
    c.moveTo(0.14, -0.02);
    c.quadraticCurveTo(0.21, 0.1, 0.12, 0.12);
  });
  context.strokeStyle = Number(figure.skinTone) >= 8 ? '#d39a8c' : '#8a3b36';
  context.lineWidth = 0.04;
  stroke(context, (c) => c.arc(0.11, 0.22, 0.11, Math.PI * 0.14, Math.PI * 0.82));
  if (figure.ageGroup === 'older') {
    context.strokeStyle = darker(skin, Number(figure.skinTone) >= 9 ? -7 : 10);
    context.lineWidth = 0.02;
    stroke(context, (c) => c.arc(-0.12, 0.26, 0.12, Math.PI * 1.6, Math.PI * 1.95));
  }
}

function drawHairFront(context: Context, figure: Figure, scarf: string): void {
  const style = figure.hairStyle;
  if (style === 'bald') return;
  context.fillStyle = style === 'headscarf' ? scarf : hairOf(figure);
  if (style === 'headscarf') {
    path(context, (c) => {
      c.moveTo(-0.5, 0.34);
      c.bezierCurveTo(-0.66, -0.86, 0.56, -0.86, 0.46, -0.12);
      c.bezierCurveTo(0.4, -0.44, -0.26, -0.5, -0.3, 0.04);
      c.bezierCurveTo(-0.32, 0.36, -0.06, 0.5, 0.1, 0.52);
      c.bezierCurveTo(-0.1, 0.78, -0.42, 0.62, -0.5, 0.34);
    });
    return;
  }
  const low = style === 'buzz' ? -0.26 : -0.12;
  path(context, (c) => {
    c.moveTo(-0.42, style === 'short' || style === 'buzz' ? 0 : 0.18);
    c.bezierCurveTo(-0.56, -0.8, 0.46, style === 'buzz' ? -0.66 : -0.82, 0.41, -0.2);
    c.bezierCurveTo(0.26, style === 'buzz' ? -0.36 : -0.34, 0.04, -0.4, -0.12, -0.32);
    c.bezierCurveTo(-0.24, -0.26, -0.26, low, -0.3, style === 'short' || style === 'buzz' ? -0.02 : 0.16);
  });
  if (style === 'curly')
    for (const [x, y, r] of [
      [-0.22, -0.44, 0.2],
      [0.05, -0.48, 0.2],
      [0.27, -0.38, 0.16],
      [-0.4, -0.2, 0.16],
    ] as const)
      path(context, (c) => c.arc(x, y, r, 0, Math.PI * 2));
}

function drawGlasses(context: Context, line: string): void {
  context.strokeStyle = line;
  context.lineWidth = 0.026;
  for (const x of [-0.03, 0.25]) stroke(context, (c) => c.roundRect(x - 0.115, -0.15, 0.225, 0.19, 0.08));
  stroke(context, (c) => {
    c.moveTo(-0.14, -0.08);
    c.lineTo(-0.36, -0.06);
  });
}

function path(context: Context, trace: (context: Context) => void): void {
  context.beginPath();
  trace(context);
  context.fill();
}

function stroke(context: Context, trace: (context: Context) => void): void {
  context.beginPath();
  trace(context);
  context.stroke();
}
