/** Deliveries by their keypoints: which of thousands a picture may be a part of, without looking at each. */
import { firstKeypoints, KeypointStore, type Keypoints } from '../imaging/keypoints/index';

/** Keypoints that are held, of all deliveries together: 330 bytes each with their tables, outside the heap. */
export const MOST_KEYPOINTS = 800_000;
/** Agreeing keypoints that make a candidate: four of chance are common, and cost one comparison. */
const AGREEING = 4;
const SPREAD = 0.03;
/** Candidates answered. */
export const KEYPOINT_CANDIDATES = 12;

export type IndexQuestion =
  | { add: readonly { assetId: string; keypoints: Uint8Array }[]; from: 'new' | 'more' }
  | { search: Keypoints };

export class DeliveryIndex {
  #store = new KeypointStore({ most: MOST_KEYPOINTS, agreeing: AGREEING, spread: SPREAD });
  #assetIds: string[] = [];
  #known = new Set<string>();
  #held = 0;

  /** To `add`: how many keypoints are held. To `search`: ids of candidates, the best agreeing first. */
  async answer(question: IndexQuestion): Promise<number | string[]> {
    if ('search' in question) return this.search(question.search);
    if (question.from === 'new') {
      this.#store = new KeypointStore({ most: MOST_KEYPOINTS, agreeing: AGREEING, spread: SPREAD });
      this.#assetIds = [];
      this.#known = new Set();
      this.#held = 0;
    }
    for (const { assetId, keypoints } of question.add) this.add(assetId, keypoints);
    await this.#store.settle();
    return this.#held;
  }

  /** @param packed `packKeypoints`, or the beginning of it */
  add(assetId: string, packed: Uint8Array): void {
    if (this.#known.has(assetId)) return;
    this.#known.add(assetId);
    const keypoints = firstKeypoints(packed, Number.POSITIVE_INFINITY);
    if (!keypoints) return;
    this.#held += keypoints.count;
    this.#store.add(keypoints, this.#assetIds.length);
    this.#assetIds.push(assetId);
  }

  search(keypoints: Keypoints): string[] {
    const near = this.#store.search(keypoints).sort((a, b) => b.agreeing - a.agreeing);
    return near.slice(0, KEYPOINT_CANDIDATES).map(({ ref }) => this.#assetIds[ref] as string);
  }
}
