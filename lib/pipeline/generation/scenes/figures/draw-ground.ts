import type { Context } from '../../../../imaging/index';
import type { Colours } from './colours';
import { chance } from './distribution';
import type { FiguresPlan } from './plan';

/** What stands behind the figures: a calm ground, one large shape, and the setting that was asked for. */
export function drawGround(context: Context, plan: FiguresPlan, colours: Colours): void {
  const { width, height, asked, figures } = plan;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, width, height);
  const middle = figures.reduce((sum, { x }) => sum + x, 0) / Math.max(1, figures.length);
  const feet = Math.max(...figures.map(({ y }) => y));
  const reach =
    (figures[0]?.head ?? height / 7) * (asked.close ? 1.75 : 3.2) +
    (figures.length - 1) * (figures[0]?.head ?? 0) * 0.7;
  context.fillStyle = colours.panel;
  context.beginPath();
  const radius = Math.min(reach, width * 0.48, height * 0.46);
  const top = asked.close ? feet - (figures[0]?.head ?? 0) * 0.55 : feet - (figures[0]?.head ?? 0) * 3.6;
  context.arc(middle, top, radius, 0, Math.PI * 2);
  context.fill();
  if (asked.setting === 'park') drawHills(context, plan, colours, feet);
  if (asked.setting === 'city') drawSkyline(context, plan, colours, feet);
  if (asked.close) return;
  context.fillStyle = colours.floor;
  context.fillRect(0, feet - height * 0.028, width, height);
}

function drawHills(context: Context, { width, height, seed }: FiguresPlan, colours: Colours, feet: number): void {
  for (const [layer, colour] of colours.hills.entries()) {
    const base = feet - height * (0.2 - layer * 0.08);
    const swing = height * 0.06;
    const shift = chance(seed, layer, 21) * Math.PI * 2;
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 4)
      context.lineTo(x, base + Math.sin((x / width) * Math.PI * (2.2 + layer) + shift) * swing);
    context.lineTo(width, height);
    context.fill();
  }
}

function drawSkyline(context: Context, { width, height, seed }: FiguresPlan, colours: Colours, feet: number): void {
  const unit = Math.max(width, height) / 16;
  for (let at = 0, x = -unit * 0.3; x < width; at++) {
    const wide = unit * (0.8 + chance(seed, at, 22) * 0.9);
    const tall = height * (0.14 + chance(seed, at, 23) * 0.26);
    context.fillStyle = colours.hills[at % 2] ?? colours.floor;
    context.fillRect(x, feet - tall, wide + 1, tall);
    x += wide;
  }
}
