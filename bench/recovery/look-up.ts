/** One picture, held against the records as a stranger's is; the dear search over geometries only where it is asked for. */
import { colourGrid, type Pixels } from '../../lib/imaging/index';
import { pdq, pdqToHex } from '../../lib/imaging/pdq';
import { detect } from '../../lib/pipeline/provenance/index';
import type { Records } from '../../lib/verify/index';
import { viewOf } from '../../lib/verify/inspect';
import { type Registered, registerPicture } from '../../lib/verify/register-picture';
import { type Search, searchRecords } from '../../lib/verify/search-records';

export const key = { id: 'bench', secret: new Uint8Array(32).fill(7) };
const keys = [{ id: key.id, secret: Buffer.from(key.secret).toString('hex') }];

export interface Looked {
  state: Search['state'];
  /** `place`: its mark was confirmed where keypoints or fingerprint say that it lies. `search`: only the search over geometries read it. */
  by: 'place' | 'upright' | 'search' | 'fingerprint' | 'keypoints' | null;
  assetId: string | null;
  /** Best agreement of a delivery's mark at its place, in standard deviations of chance; null when no place was proposed. */
  agreement: number | null;
  /** CPU milliseconds of what registration costs: keypoints, candidates, places, readings. */
  milliseconds: number;
  /** … and of the search over geometries, where there was one. */
  searchMilliseconds: number | null;
}

/** @param search `if-lost`: only when nothing else confirmed a mark, which finds the same records in less time */
export async function lookUp(
  pixels: Pixels,
  records: Records,
  { search }: { search: 'always' | 'if-lost' | 'never' },
): Promise<Looked> {
  const print = pdq(pixels);
  const read = {
    ...{ sha256: '', fingerprint: pdqToHex(print.hash), fingerprintQuality: print.quality },
    colours: await colourGrid(pixels),
  };
  const upright = detect(pixels, key);
  let agreement: number | null = null;
  const register = async (question: Omit<Parameters<typeof registerPicture>[0], 'keys'>): Promise<Registered[]> => {
    const found = registerPicture({ ...question, keys });
    for (const { mark } of found) if (mark) agreement = Math.max(agreement ?? 0, mark.agreement);
    return found;
  };
  const begin = process.cpuUsage();
  const view = upright.detected ? null : await viewOf(pixels);
  const first = await searchRecords({ ...read, watermark: upright, view }, records, register);
  const milliseconds = process.cpuUsage(begin).user / 1000;
  const answer = (
    { state, by, asset, mark }: Search,
    read: 'upright' | 'search',
  ): Omit<Looked, 'searchMilliseconds'> => ({
    state,
    by: mark ? 'place' : by === 'watermark' ? read : by === 'sha256' ? null : by,
    assetId: asset?.assetId ?? null,
    agreement,
    milliseconds,
  });
  const said = answer(first, 'upright');
  if (search === 'never' || (search === 'if-lost' && (said.by === 'place' || said.by === 'upright')))
    return { ...said, searchMilliseconds: null };
  const before = process.cpuUsage();
  const watermark = detect(pixels, key, { search: 'full' });
  const searchMilliseconds = process.cpuUsage(before).user / 1000;
  if (!watermark.detected || upright.detected) return { ...said, searchMilliseconds };
  const wanted = view ?? (await viewOf(pixels));
  return {
    ...answer(await searchRecords({ ...read, watermark, view: wanted }, records, register), 'search'),
    searchMilliseconds,
  };
}
