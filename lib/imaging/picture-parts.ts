/** Silhouettes and keypoints of a picture, for what was pasted into it. */
import { extractKeypoints, type Keypoints, QUERY_KEYPOINTS } from './keypoints/index';
import type { Pixels } from './pixels';
import { findShapes, type Shape } from './shapes/index';

export interface IgnoredBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

const NONE: Keypoints = {
  count: 0,
  x: new Float32Array(0),
  y: new Float32Array(0),
  size: new Float32Array(0),
  angle: new Float32Array(0),
  descriptors: new Uint8Array(0),
  aspect: 1,
};

/**
 * @param searched what there is to compare with: nothing is taken that nothing would be compared with.
 * @param ignored boxes in fractions of the picture (type that was just set) whose shapes are not taken. Letters are shapes too,
 * and a headline is not somebody's mark.
 */
export function picturePartsOf(
  pixels: Pixels,
  searched: { shapes: number; keypoints: number },
  ignored: readonly IgnoredBox[] = [],
): { shapes: Shape[]; keypoints: Keypoints } {
  return {
    shapes: searched.shapes > 0 ? findShapes(pixels, ignored) : [],
    keypoints: searched.keypoints > 0 ? without(extractKeypoints(pixels, QUERY_KEYPOINTS), ignored) : NONE,
  };
}

function without(keypoints: Keypoints, ignored: readonly IgnoredBox[]): Keypoints {
  if (ignored.length === 0) return keypoints;
  const kept = Array.from({ length: keypoints.count }, (_, at) => at).filter((at) => {
    const [x, y] = [keypoints.x[at] as number, keypoints.y[at] as number];
    return !ignored.some((box) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height);
  });
  const pick = (values: Float32Array) => Float32Array.from(kept, (at) => values[at] as number);
  const descriptors = new Uint8Array(kept.length * 32);
  for (const [to, at] of kept.entries())
    descriptors.set(keypoints.descriptors.subarray(at * 32, at * 32 + 32), to * 32);
  const { x, y, size, angle, aspect } = keypoints;
  return { count: kept.length, x: pick(x), y: pick(y), size: pick(size), angle: pick(angle), descriptors, aspect };
}
