/**
 * Joint angles in degrees from hanging straight down, positive towards where the figure looks. Second values bend from there:
 * knees back (negative), elbows forward.
 */
import type { Figure } from './attributes';

export interface Pose {
  lean: number;
  /** Hips above the ground, in leg lengths. */
  hips: number;
  nearLeg: readonly [thigh: number, knee: number];
  farLeg: readonly [thigh: number, knee: number];
  nearArm: readonly [upper: number, elbow: number];
  farArm: readonly [upper: number, elbow: number];
  seat?: boolean;
}

export const POSES: Readonly<Record<Figure['pose'], Pose>> = {
  standing: { lean: 0, hips: 1, nearLeg: [-5, 0], farLeg: [6, 0], nearArm: [-13, 14], farArm: [14, 6] },
  walking: { lean: 3, hips: 0.97, nearLeg: [24, -8], farLeg: [-22, -14], nearArm: [-26, 22], farArm: [28, 24] },
  running: { lean: 13, hips: 1.06, nearLeg: [58, -78], farLeg: [-32, -52], nearArm: [-48, 88], farArm: [46, 86] },
  waving: { lean: 0, hips: 1, nearLeg: [-5, 0], farLeg: [6, 0], nearArm: [-12, 10], farArm: [128, 42] },
  sitting: {
    lean: 0,
    hips: 0.56,
    nearLeg: [82, -84],
    farLeg: [74, -76],
    nearArm: [18, 52],
    farArm: [26, 48],
    seat: true,
  },
};
