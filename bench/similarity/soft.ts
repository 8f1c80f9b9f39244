/** Soft pictures that have nothing to do with one another, compared as the registry compares them. */
import { crop, type Pixels, resize } from '../../lib/imaging/index';
import { PDQ_RELIABLE_QUALITY } from '../../lib/imaging/pdq';
import { regionHashes, SOFT_QUERY_PARTS, SOFT_WORK_PARTS } from '../../lib/imaging/pdq-regions';
import { SOFT_MATCH_COSINE, SOFT_QUALITY } from '../../lib/imaging/soft-print';
import { SoftStore } from '../../lib/rights/soft-store';
import { random, softPicture } from '../../tests/unit/safeguards/pictures';

const SIDE = 72;

/** A cut of a photograph so far out of focus that a dozen pixels are left of it. */
async function blurredCut(photo: Pixels, next: () => number): Promise<{ picture: Pixels; box: number[] }> {
  const side = Math.floor(Math.min(photo.width, photo.height) * (0.1 + next() * 0.3));
  const x = Math.floor(next() * (photo.width - side));
  const y = Math.floor(next() * (photo.height - side));
  const few = 8 + Math.floor(next() * 10);
  const small = await resize(crop(photo, { x, y, width: side, height: side }), few, few);
  return { picture: await resize(small, SIDE, SIDE), box: [x, y, x + side, y + side] };
}

interface Stranger {
  /** Which photograph, and where in it; none of drawn ones. */
  photo: number;
  box: readonly number[];
  prints: Uint8Array[];
}

export interface FalseSoft {
  works: number;
  queries: number;
  pairs: number;
  matched: number;
  nearest: number;
  list: string[];
}

/** @param count pictures of each kind that must be soft enough to have prints: works, and as many others as queries. */
export async function falseSoft(count: number, given: readonly Pixels[]): Promise<FalseSoft> {
  // The fourth photograph holds itself in miniature, and the fifth is the same one: their cuts are no strangers.
  const photos = given.slice(0, 3);
  const next = random(31);
  const found: Stranger[] = [];
  // A tenth are photographs: the few there are would overlap otherwise.
  const cuts = photos.length === 0 ? 0 : Math.floor(count / 10);
  for (let seed = 1; found.length < 2 * count; seed += 1) {
    const photo = seed % photos.length;
    const cut = seed <= 4 * cuts && photos.length > 0 ? await blurredCut(photos[photo] as Pixels, next) : null;
    const picture = cut?.picture ?? softPicture(700_000 + seed, SIDE);
    const { soft, quality } =
      found.length % 2 === 0
        ? regionHashes(picture, 'work', SOFT_WORK_PARTS)
        : regionHashes(picture, 'query', SOFT_QUERY_PARTS);
    if (quality < SOFT_QUALITY || quality >= PDQ_RELIABLE_QUALITY) continue;
    found.push({ photo: cut ? photo : -1, box: cut?.box ?? [], prints: soft.map(({ hash }) => hash) });
  }
  const works = found.filter((_, at) => at % 2 === 0);
  const store = new SoftStore();
  for (const [ref, { prints }] of works.entries()) for (const print of prints) store.add(print, ref);
  const result: FalseSoft = { works: works.length, queries: 0, pairs: 0, matched: 0, nearest: 0, list: [] };
  for (const [at, { photo, box, prints }] of found.entries()) {
    if (at % 2 === 0) continue;
    result.queries += 1;
    result.pairs += works.length;
    for (const { ref, cosine } of store.search(prints, 0.85)) {
      const other = works[ref] as Stranger;
      // Two cuts that overlap are no strangers.
      if (photo >= 0 && photo === other.photo && overlap(box, other.box)) {
        result.pairs -= 1;
        continue;
      }
      if (cosine > result.nearest) result.nearest = cosine;
      if (cosine < SOFT_MATCH_COSINE) continue;
      result.matched += 1;
      result.list.push(`${photo < 0 ? 'drawn' : `photograph ${photo}`} ${at}, work ${2 * ref}: ${cosine.toFixed(3)}`);
    }
  }
  return result;
}

const overlap = (a: readonly number[], b: readonly number[]) =>
  (a[0] as number) < (b[2] as number) &&
  (b[0] as number) < (a[2] as number) &&
  (a[1] as number) < (b[3] as number) &&
  (b[1] as number) < (a[3] as number);
