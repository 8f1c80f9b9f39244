/** From keypoints to deliveries: an index in a thread of its own that follows what is delivered. */
import { assetKeypoints, publishedColours, publishedKeypoints } from '../db/index';
import { unpackColourGrid } from '../imaging/index';
import { bytesOfFirst, DELIVERY_KEYPOINTS, type Keypoints, unpackKeypoints } from '../imaging/keypoints/index';
import { boundedThread } from './bounded-thread';
import { type IndexQuestion, MOST_KEYPOINTS } from './delivery-index';
import type { Registrable } from './register-picture';

/**
 * Newest deliveries that are searched: the first of them by all their keypoints, the others by a quarter, which finds fewer small parts.
 * What is delivered since is added in full, until the thread holds enough to begin anew.
 */
export const IN_FULL = 1_000;
export const NEWEST_INDEXED = 6_000;
const INDEXED_KEYPOINTS = 60;
/** Keypoints at which it begins anew: so many that what is held then still fits. */
const ENOUGH = MOST_KEYPOINTS - 60_000;
const PAGE = 500;
/** A transaction that began before the last look may commit after it: so far back is read again. */
const OVERLAP_MS = 15 * 60_000;

const thread = boundedThread<IndexQuestion, never, number | string[]>('delivery-index-main.ts', {
  milliseconds: 20_000,
  megabytes: 512,
});
/** What the thread holds: which thread it was, the newest delivery it was given, and how many keypoints it has. */
let held = { started: -1, until: 0, count: 0 };
/** Two questions at once follow the deliveries once. */
let following: Promise<boolean> = Promise.resolve(true);

async function follow(): Promise<boolean> {
  const fresh = held.started !== thread.started || held.count >= ENOUGH;
  const since = fresh ? 0 : held.until - OVERLAP_MS;
  let [until, count, before, read] = [fresh ? 0 : held.until, 0, '', 0];
  do {
    const each = fresh && read >= IN_FULL ? INDEXED_KEYPOINTS : DELIVERY_KEYPOINTS.most;
    const page = await assetKeypoints(new Date(since), before, PAGE, bytesOfFirst(each));
    for (const { createdAt } of page) until = Math.max(until, createdAt.getTime());
    const add = page.map(({ assetId, keypoints }) => ({ assetId, keypoints }));
    const said = await thread.ask({ add, from: fresh && read === 0 ? 'new' : 'more' });
    if (!('answer' in said)) return false;
    count = said.answer as number;
    read += page.length;
    before = page.at(-1)?.assetId ?? '';
    if (page.length < PAGE) break;
  } while (read < NEWEST_INDEXED);
  held = { started: thread.started, until, count };
  return true;
}

/** Ids of deliveries that the picture may show, the likeliest first; none when the search broke off. */
export async function byKeypoints(keypoints: Keypoints): Promise<string[]> {
  following = following.then(follow, follow);
  if (!(await following)) return [];
  const said = await thread.ask({ search: keypoints });
  return 'answer' in said ? (said.answer as string[]) : [];
}

/** What it takes to hold a picture against a delivery; null when it is gone. */
export async function registrable(assetId: string): Promise<Omit<Registrable, 'near'> | null> {
  const [row, colours] = await Promise.all([publishedKeypoints(assetId), publishedColours(assetId)]);
  if (!row) return null;
  const { keypoints, ...facts } = row;
  return {
    assetId,
    ...facts,
    keypoints: keypoints && unpackKeypoints(keypoints),
    colours: colours && unpackColourGrid(colours),
  };
}

/** Ends the thread; the next question starts a new one. */
export const closeDeliveryIndex = (): Promise<void> => thread.close();
