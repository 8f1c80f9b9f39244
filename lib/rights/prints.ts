/** Everything a picture is found by later: fingerprints of the whole and its parts, a silhouette, keypoints, a small preview. */
import { encodeWebp, type Pixels, resize } from '../imaging/index';
import { extractKeypoints, packKeypoints, WORK_KEYPOINTS } from '../imaging/keypoints/index';
import { type RegionHash, regionHashes } from '../imaging/pdq-regions';
import { type SteadyHash, silhouetteOf } from '../imaging/shapes/index';

export interface Prints {
  hashes: readonly RegionHash[];
  /** Of a soft picture: what it is compared by instead. */
  soft: readonly RegionHash[];
  /** 0 to 100; under 50 only parts are compared. */
  quality: number;
  shape: SteadyHash | null;
  /** As the registry keeps them; null when there are too few to say anything. */
  keypoints: Uint8Array<ArrayBuffer> | null;
}

/** Fewer would not be enough to agree on anything. */
const FEWEST_KEYPOINTS = 16;
const SHAPE_SIDE = 400;
const PREVIEW_SIDE = 480;

export async function printsOf(pixels: Pixels): Promise<Prints> {
  const { hashes, soft, quality } = regionHashes(pixels, 'work');
  const keypoints = extractKeypoints(pixels, WORK_KEYPOINTS);
  return {
    hashes,
    soft,
    quality,
    shape: silhouetteOf(await fitted(pixels, SHAPE_SIDE)),
    keypoints: keypoints.count >= FEWEST_KEYPOINTS ? packKeypoints(keypoints) : null,
  };
}

/** Nothing in the picture could ever be found again. */
export const isEmpty = ({ hashes, soft, shape, keypoints }: Prints): boolean =>
  hashes.length + soft.length === 0 && shape === null && keypoints === null;

/** What reviewers see beside a match. Small on purpose: it is for comparing, not for having. */
export async function previewOf(pixels: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await encodeWebp(await fitted(pixels, PREVIEW_SIDE), { quality: 72 }));
}

async function fitted(pixels: Pixels, side: number): Promise<Pixels> {
  const share = side / Math.max(pixels.width, pixels.height);
  if (share >= 1) return pixels;
  return resize(pixels, Math.max(1, Math.round(pixels.width * share)), Math.max(1, Math.round(pixels.height * share)));
}
