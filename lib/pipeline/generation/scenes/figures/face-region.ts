import { type FiguresPlan, type PlacedFigure, scaleOf } from './plan';
import { POSES } from './poses';
import { HEAD, HIP_TO_CHIN, LEG } from './proportions';

/** Middle of the head in pixels: the one place that knows, for the drawing and for the error table of the audits. */
export function headCentre(figure: PlacedFigure, close: boolean): { x: number; y: number; head: number } {
  const head = figure.head * (close ? 1 : scaleOf(figure));
  if (close) return { x: figure.x, y: figure.y - head * HEAD.chin, head };
  const pose = POSES[figure.pose];
  const lean = (pose.lean * Math.PI) / 180;
  const up = HIP_TO_CHIN + HEAD.chin;
  return {
    x: figure.x + figure.facing * Math.sin(lean) * up * head,
    y: figure.y - (pose.hips * LEG + Math.cos(lean) * up) * head,
    head,
  };
}

/**
 * The cheek of a figure, as shares of width and height: bare skin in every pose, under any hair, with glasses and beard. What
 * a person would mark; only the error table and tests ask the renderer for it.
 */
export function cheekRegion(
  plan: FiguresPlan,
  index: number,
): { x: number; y: number; width: number; height: number } | null {
  const figure = plan.figures[index];
  if (!figure) return null;
  const { x, y, head } = headCentre(figure, plan.asked.close);
  const size = { width: head * 0.2, height: head * 0.1 };
  return {
    x: (x - size.width / 2 + figure.facing * head * 0.02) / plan.width,
    y: (y + head * 0.05) / plan.height,
    width: size.width / plan.width,
    height: size.height / plan.height,
  };
}
