/** Where a product can stand in a scene, and in which light: the answer of `stage.onnx`, in pixels of the picture. */
import { ColophonError } from '../../../errors/index';
import { type Rgb, rgbToHex } from '../../../imaging/index';
import type { Session } from '../../stage';
import type { SceneStage } from '../output';
import type { ScenePlan } from './plan-scene';
import { only, sceneFeeds } from './shade';

const VALUES = 20;

/** Null where this picture has no ground. */
export async function readStage(
  session: Session,
  plan: ScenePlan,
  { width, height }: { width: number; height: number },
): Promise<SceneStage | null> {
  const { stage } = await session.run(only(sceneFeeds(plan), session.inputNames));
  if (!(stage?.data instanceof Float32Array) || stage.data.length !== VALUES)
    throw new ColophonError('internal', { reference: `${plan.family.id} answered stage ${stage?.dims}` });
  const [hasGround = 0, x = 0, y = 0, widest = 0, tallest = 0, horizon = 0, ...rest] = stage.data;
  if (hasGround < 0.5 || widest <= 0 || tallest <= 0) return null;
  const [dx = 0, dy = 0, length = 0, softness = 0, strength = 0] = rest;
  const [ground, light] = [colourOf(rest.slice(5, 8)), colourOf(rest.slice(8, 11))];
  const short = Math.min(width, height);
  const tidy = (value: number) => Math.round(value * 1000) / 1000;
  return {
    x: tidy(width / 2 + x * short),
    y: tidy(height / 2 + y * short),
    width: tidy(widest * short),
    height: tidy(tallest * short),
    horizon: tidy(height / 2 + horizon * short),
    shadow: {
      direction: [tidy(dx), tidy(dy)],
      length: tidy(Math.max(0, length)),
      softness: tidy(Math.max(0, softness)),
      strength: tidy(within(strength)),
    },
    ground,
    light,
    reflectivity: tidy(within(rest[11] ?? 0)),
  };
}

const within = (value: number) => Math.min(1, Math.max(0, value));

function colourOf(values: readonly number[]): string {
  return rgbToHex(values.map((value) => Math.round(within(value) * 255)) as unknown as Rgb);
}
