/** Limbs, torso and what is worn, in heads: hips at the origin, looking towards +x, y down. */
import type { Context } from '../../../../imaging/index';
import type { Figure } from './attributes';
import { darker } from './colours';
import { skinOf } from './draw-head';
import type { Pose } from './poses';
import { FOREARM, SHIN, THIGH, TORSO, UPPER_ARM } from './proportions';

export interface Wear {
  top: string;
  bottom: string;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const WHITE = '#f4f3ef';
const SHOE = '#2b2b30';

export function drawLegs(context: Context, figure: Figure, pose: Pose, wear: Wear): void {
  const far = darker(legColour(figure, wear), 5);
  drawLeg(context, -0.04, pose.farLeg, far, figure, far);
  drawLeg(context, 0.08, pose.nearLeg, legColour(figure, wear), figure, legColour(figure, wear));
}

const bareLegs = ({ dress }: Figure) => dress === 'dress' || dress === 'sportswear';
const legColour = (figure: Figure, wear: Wear) =>
  bareLegs(figure) ? skinOf(figure) : figure.dress === 'suit' ? darker(wear.bottom, 4) : wear.bottom;

function drawLeg(
  context: Context,
  x: number,
  [thigh, knee]: readonly [number, number],
  colour: string,
  figure: Figure,
  shin: string,
): void {
  const knees = { x: x + Math.sin(radians(thigh)) * THIGH, y: Math.cos(radians(thigh)) * THIGH };
  const foot = {
    x: knees.x + Math.sin(radians(thigh + knee)) * SHIN,
    y: knees.y + Math.cos(radians(thigh + knee)) * SHIN,
  };
  limb(context, x, 0, knees.x, knees.y, 0.5, 0.4, colour);
  limb(context, knees.x, knees.y, foot.x, foot.y, 0.4, 0.27, shin);
  if (figure.dress === 'sportswear') limb(context, x, 0, x + (knees.x - x) * 0.6, knees.y * 0.6, 0.56, 0.52, '#33363d');
  context.save();
  context.translate(foot.x, foot.y);
  context.rotate(-radians(thigh + knee) * 0.9);
  context.fillStyle = figure.dress === 'sportswear' ? WHITE : SHOE;
  context.beginPath();
  context.roundRect(-0.17, -0.1, 0.62, 0.25, [0.1, 0.16, 0.05, 0.05]);
  context.fill();
  context.restore();
}

export function drawTorso(context: Context, figure: Figure, wear: Wear): void {
  const { dress } = figure;
  const top = dress === 'suit' ? darker(wear.top, 12) : dress === 'coat' ? WHITE : wear.top;
  // A skirt or a coat reaches over the hips.
  if (dress === 'dress') trapezoid(context, -0.46, 0.46, -0.2, -0.78, 0.82, 1.55, top);
  if (dress === 'coat') trapezoid(context, -0.54, 0.54, -0.4, -0.64, 0.66, 1.25, darker(WHITE, 3));
  context.fillStyle = top;
  context.beginPath();
  context.moveTo(-0.48, 0.16);
  context.bezierCurveTo(-0.5, -0.8, -0.62, -1.3, -0.6, -1.74);
  context.bezierCurveTo(-0.58, -2.06, -0.3, -2.12, 0, -2.12);
  context.bezierCurveTo(0.34, -2.12, 0.62, -2.06, 0.64, -1.74);
  context.bezierCurveTo(0.66, -1.3, 0.52, -0.8, 0.52, 0.16);
  context.quadraticCurveTo(0, 0.3, -0.48, 0.16);
  context.fill();
  if (dress === 'hoodie') drawHood(context, top);
  if (dress === 'suit' || dress === 'coat') drawOpenFront(context, figure, wear);
  if (dress === 'shirt') drawCollar(context, darker(top, 7));
  if (dress === 'apron') drawApron(context, wear);
  if (dress === 'sportswear') {
    context.fillStyle = skinOf(figure);
    context.beginPath();
    context.ellipse(0.06, -2.1, 0.26, 0.2, 0, 0, Math.PI * 2);
    context.fill();
  }
}

function drawHood(context: Context, top: string): void {
  context.fillStyle = darker(top, 7);
  context.beginPath();
  context.ellipse(-0.06, -2.08, 0.5, 0.22, 0, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.roundRect(-0.3, -0.62, 0.66, 0.42, 0.14);
  context.fill();
}

function drawOpenFront(context: Context, { dress }: Figure, wear: Wear): void {
  const inner = dress === 'coat' ? wear.top : WHITE;
  context.fillStyle = inner;
  context.beginPath();
  context.moveTo(-0.2, -2.1);
  context.lineTo(0.36, -2.1);
  context.lineTo(0.13, dress === 'coat' ? -0.7 : -1.0);
  context.closePath();
  context.fill();
  if (dress !== 'suit') return;
  context.fillStyle = darker(wear.bottom, 2);
  context.beginPath();
  context.moveTo(0.05, -2.0);
  context.lineTo(0.19, -2.0);
  context.lineTo(0.18, -1.28);
  context.lineTo(0.12, -1.16);
  context.lineTo(0.06, -1.28);
  context.fill();
}

function drawCollar(context: Context, colour: string): void {
  context.fillStyle = colour;
  for (const [from, to] of [
    [-0.26, 0.08],
    [0.4, 0.1],
  ] as const) {
    context.beginPath();
    context.moveTo(from, -2.12);
    context.lineTo(to, -2.1);
    context.lineTo((from + to) / 2, -1.78);
    context.fill();
  }
  context.fillRect(0.08, -1.84, 0.025, 1.9);
}

function drawApron(context: Context, wear: Wear): void {
  context.fillStyle = darker(wear.bottom, -4);
  context.beginPath();
  context.roundRect(-0.3, -1.56, 0.74, 2.3, [0.08, 0.08, 0.2, 0.2]);
  context.fill();
  context.fillStyle = darker(wear.bottom, 3);
  context.fillRect(-0.5, -0.58, 1.02, 0.09);
}

/** @param side shoulder's x; the far arm is a shade darker. */
export function drawArm(
  context: Context,
  figure: Figure,
  [upper, elbow]: readonly [number, number],
  wear: Wear,
  side: number,
  far: boolean,
): void {
  const { dress } = figure;
  const shadow = (hex: string) => (far ? darker(hex, 5) : darker(hex, 2));
  const sleeve = shadow(dress === 'suit' ? darker(wear.top, 12) : dress === 'coat' ? WHITE : wear.top);
  const skin = far ? darker(skinOf(figure), 4) : skinOf(figure);
  const long = dress !== 'tee' && dress !== 'dress' && dress !== 'apron' && dress !== 'sportswear';
  const from = { x: side, y: -1.86 };
  const joint = { x: from.x + Math.sin(radians(upper)) * UPPER_ARM, y: from.y + Math.cos(radians(upper)) * UPPER_ARM };
  const end = {
    x: joint.x + Math.sin(radians(upper + elbow)) * FOREARM,
    y: joint.y + Math.cos(radians(upper + elbow)) * FOREARM,
  };
  limb(context, from.x, from.y, joint.x, joint.y, 0.36, 0.3, long ? sleeve : skin);
  limb(context, joint.x, joint.y, end.x, end.y, 0.29, 0.21, long ? sleeve : skin);
  if (!long && dress !== 'sportswear')
    limb(
      context,
      from.x,
      from.y,
      from.x + (joint.x - from.x) * 0.55,
      from.y + (joint.y - from.y) * 0.55,
      0.42,
      0.42,
      sleeve,
    );
  context.fillStyle = skin;
  context.beginPath();
  context.arc(
    end.x + Math.sin(radians(upper + elbow)) * 0.1,
    end.y + Math.cos(radians(upper + elbow)) * 0.1,
    0.14,
    0,
    Math.PI * 2,
  );
  context.fill();
}

export function drawNeck(context: Context, figure: Figure): void {
  context.fillStyle = darker(skinOf(figure), 6);
  context.beginPath();
  context.roundRect(-0.11, -TORSO - 0.36, 0.36, 0.56, 0.14);
  context.fill();
}

export function drawStool(context: Context, colour: string, legs: number): void {
  context.fillStyle = darker(colour, 16);
  context.beginPath();
  context.roundRect(-0.66, 0.2, 1.3, 0.2, 0.08);
  context.fill();
  for (const x of [-0.5, 0.36]) context.fillRect(x, 0.3, 0.12, legs - 0.3);
}

/** A tapered limb with round ends; widths in heads. */
function limb(
  context: Context,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  from: number,
  to: number,
  colour: string,
): void {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const [a, b] = [from / 2, to / 2];
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x1, y1, a, angle + Math.PI / 2, angle - Math.PI / 2);
  context.arc(x2, y2, b, angle - Math.PI / 2, angle + Math.PI / 2);
  context.closePath();
  context.fill();
}

function trapezoid(
  context: Context,
  left: number,
  right: number,
  top: number,
  lowLeft: number,
  lowRight: number,
  low: number,
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(right, top);
  context.lineTo(lowRight, low);
  context.quadraticCurveTo((lowLeft + lowRight) / 2, low + 0.12, lowLeft, low);
  context.closePath();
  context.fill();
}
