/** Prompt, seed and shape → who stands where. Pure: the same plan whoever asks. */
import type { Quiet } from '../../../brief/index';
import type { Figure } from './attributes';
import { chance, type Distribution, drawFigure } from './distribution';
import { type FiguresAsked, readPrompt } from './read-prompt';

export interface PlacedFigure extends Figure {
  /** Middle of the feet (or, close up, of the chin), in pixels. */
  x: number;
  y: number;
  /** One head's height in pixels. */
  head: number;
  facing: 1 | -1;
  /** 0 to 1: which of the palette's colours it wears. */
  colour: number;
}

export interface FiguresPlan {
  width: number;
  height: number;
  asked: FiguresAsked;
  figures: readonly PlacedFigure[];
  quiet: Quiet;
  seed: number;
}

/** Where the figures' middle is, as shares of width and height, so that the asked side stays calm. */
const MIDDLE: Readonly<Record<Quiet, number>> = {
  none: 0.5,
  left: 0.7,
  right: 0.3,
  top: 0.5,
  bottom: 0.5,
  centre: 0.78,
};
const HEADS_HIGH = 6.9;

export function planFigures(
  { prompt, seed, width, height, quiet }: { prompt: string; seed: number; width: number; height: number; quiet: Quiet },
  distribution: Distribution,
): FiguresPlan {
  const asked = readPrompt(prompt);
  const { count } = asked;
  const room = quiet === 'left' || quiet === 'right' || quiet === 'centre' ? 0.52 : 0.86;
  const tall = quiet === 'top' ? 0.62 : quiet === 'bottom' ? 0.6 : 0.8;
  const head = asked.close
    ? Math.min(height * (quiet === 'top' ? 0.3 : 0.36), (width * room) / (1.9 * count))
    : Math.min((height * tall) / HEADS_HIGH, (width * room) / (1.1 + count * 1.7));
  const step = asked.close ? head * 1.75 : head * 2.05;
  const middle = width * (count > 2 && room > 0.6 ? 0.5 : MIDDLE[quiet]);
  const floor = asked.close ? height * (quiet === 'bottom' ? 0.4 : 0.62) : height * (quiet === 'bottom' ? 0.66 : 0.9);
  const figures = Array.from({ length: count }, (_, index): PlacedFigure => {
    const figure = drawFigure(distribution, asked.words, asked.attributes, seed, index);
    return {
      ...figure,
      x: middle + (index - (count - 1) / 2) * step,
      y: floor + (index % 2) * head * 0.12,
      head,
      facing: middle > width / 2 || chance(seed, index, 0) < 0.5 ? -1 : 1,
      colour: chance(seed, index, 1),
    };
  });
  return { width, height, asked, figures, quiet, seed };
}

/** A child has a larger head for its height; the older stand a little lower. */
export function scaleOf({ ageGroup }: Figure): number {
  return ageGroup === 'child' ? 0.74 : ageGroup === 'older' ? 0.96 : 1;
}
