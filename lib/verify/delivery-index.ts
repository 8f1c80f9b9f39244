/** Deliveries by their keypoints: which of thousands a picture may be a part of, without looking at each. */
import { firstKeypoints, KeypointStore, type Keypoints } from '../imaging/keypoints/index';

/** Of each delivery so many keypoints are searched, of all sizes; all of them are compared once it is a candidate. */
export const INDEXED_KEYPOINTS = 60;
/** Deliveries that are held: 20 kB of memory each, outside the heap. */
export const MOST_INDEXED = 12_000;
/** Of a picture so many are searched for. */
const SEARCHED_KEYPOINTS = 600;
/** Agreeing keypoints that make a candidate: four of chance are common, and cost one comparison. */
const AGREEING = 4;
const SPREAD = 0.03;
/** Candidates answered. */
export const KEYPOINT_CANDIDATES = 12;

export type IndexQuestion =
  | { add: readonly { assetId: string; keypoints: Uint8Array }[]; from: 'new' | 'more' }
  | { search: Keypoints };

export class DeliveryIndex {
  #store = new KeypointStore({ most: MOST_INDEXED * INDEXED_KEYPOINTS, agreeing: AGREEING, spread: SPREAD });
  #assetIds: string[] = [];
  #known = new Set<string>();

  /** To `add`: how many are held. To `search`: ids of candidates, the best agreeing first. */
  async answer(question: IndexQuestion): Promise<number | string[]> {
    if ('search' in question) return this.search(question.search);
    if (question.from === 'new') {
      this.#store = new KeypointStore({ most: MOST_INDEXED * INDEXED_KEYPOINTS, agreeing: AGREEING, spread: SPREAD });
      this.#assetIds = [];
      this.#known = new Set();
    }
    for (const { assetId, keypoints } of question.add) this.add(assetId, keypoints);
    await this.#store.settle();
    return this.#known.size;
  }

  /** @param packed `packKeypoints`, or the beginning of it */
  add(assetId: string, packed: Uint8Array): void {
    if (this.#known.has(assetId)) return;
    this.#known.add(assetId);
    const keypoints = firstKeypoints(packed, INDEXED_KEYPOINTS);
    if (!keypoints) return;
    this.#store.add(keypoints, this.#assetIds.length);
    this.#assetIds.push(assetId);
  }

  search(keypoints: Keypoints): string[] {
    const few = firstOf(keypoints, SEARCHED_KEYPOINTS);
    const near = this.#store.search(few).sort((a, b) => b.agreeing - a.agreeing);
    return near.slice(0, KEYPOINT_CANDIDATES).map(({ ref }) => this.#assetIds[ref] as string);
  }
}

function firstOf({ aspect, ...keypoints }: Keypoints, most: number): Keypoints {
  const count = Math.min(keypoints.count, most);
  const cut = (values: Float32Array) => values.subarray(0, count);
  const { x, y, size, angle, descriptors } = keypoints;
  return {
    ...{ count, aspect, x: cut(x), y: cut(y), size: cut(size), angle: cut(angle) },
    descriptors: descriptors.subarray(0, count * 32),
  };
}
