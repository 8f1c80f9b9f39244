/** Each request by the model, and twice by the renderer: what both look like, once from each of two halves of renders. */
import type { Engine } from '../../bin/cli/model-sheets/draw';
import { type Pixels, resize } from '../../lib/imaging/index';
import type { SceneClassifier, Seen } from './classifier';
import type { Dice, SceneRequest } from './requests';

/** Pixels of a side in which pictures are compared: what is finer than this no bar speaks of. */
export const COMPARED = 256;

export interface Picture {
  pixels: Pixels;
  /** Null without a classifier. */
  seen: Seen | null;
}

export interface Pair {
  request: SceneRequest;
  model: Picture;
  renders: readonly [Picture, Picture];
  /** What the renderer drew, by its own account. */
  drawn: readonly [string | null, string | null];
}

export interface Drawers {
  house: Engine;
  scenes: Engine;
  classifier: SceneClassifier | null;
  dice: Dice;
  say(line: string): void;
}

export async function drawPairs(requests: readonly SceneRequest[], drawers: Drawers): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const request of requests) {
    const model = await pictureOf(drawers.house, request, drawers.classifier);
    const first = await pictureOf(drawers.scenes, request, drawers.classifier);
    const other = { ...request, seed: Math.floor(drawers.dice.next() * 1_000_000) };
    const second = await pictureOf(drawers.scenes, other, drawers.classifier);
    pairs.push({ request, model, renders: [first, second], drawn: [first.family, second.family] });
    if (pairs.length % 10 === 0) drawers.say(`${pairs.length} of ${requests.length}`);
  }
  return pairs;
}

/** @throws Error when an engine refuses what the grammar asked for. */
export async function pictureOf(
  engine: Engine,
  request: SceneRequest & { tile?: boolean },
  classifier: SceneClassifier | null,
): Promise<Picture & { family: string | null }> {
  const made = await engine.draw({ ...request, width: COMPARED, height: COMPARED });
  if (!made) throw new Error(`${engine.model.name} cannot draw “${request.prompt}”`);
  const { width, height } = made.pixels;
  const pixels =
    width === COMPARED && height === COMPARED ? made.pixels : await resize(made.pixels, COMPARED, COMPARED);
  return { pixels, seen: (await classifier?.look(pixels)) ?? null, family: made.family };
}
