/** Is anything a copy of a training picture, and are the pictures of the index really those that its records draw? */
import { dihedralHashes, hammingDistance, PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY, pdq } from '../../lib/imaging/pdq';
import { openRedrawing, openTrainingIndex } from '../../lib/pipeline/generation/training-index/index';
import type { ModelDescription, Sessions } from '../../lib/pipeline/stage';
import type { Bar } from '../bars';
import type { Pair, Picture } from './draw-pairs';

/** Turned and mirrored copies count; pictures too flat for a reliable fingerprint do not. */
export async function copyingBar(sessions: Sessions, model: ModelDescription, pairs: readonly Pair[]): Promise<Bar> {
  const about = { name: `copying: pictures within ${PDQ_MATCH_DISTANCE} bits of a training picture`, bar: '0' };
  const index = await openTrainingIndex(sessions, model);
  if (!index)
    return { ...about, value: null, pass: false, reason: 'the model ships no index of its training pictures' };
  const nearest = ({ pixels }: Picture) => {
    const { hashes, quality } = dihedralHashes(pixels);
    if (quality < PDQ_RELIABLE_QUALITY) return null;
    return (
      index.nearest(
        hashes.map(({ hash }) => hash),
        1,
      )[0] ?? null
    );
  };
  const drawn = pairs.map(({ request, model: picture }) => ({ request, found: nearest(picture) }));
  const renders = pairs.flatMap((pair) => pair.renders.map(nearest));
  const copies = drawn.filter(({ found }) => found && found.distance <= PDQ_MATCH_DISTANCE);
  const distances = drawn.flatMap(({ found }) => found?.distance ?? []).sort((a, b) => a - b);
  return {
    ...about,
    value: copies.length,
    renders: renders.filter((found) => found && found.distance <= PDQ_MATCH_DISTANCE).length,
    pass: distances.length > 0 ? copies.length === 0 : null,
    sample: distances.length,
    list: copies.map(
      ({ request, found }) =>
        `“${request.prompt}”, seed ${request.seed}: ${found?.distance} bits from picture ${found?.at}`,
    ),
    detail: {
      index: index.count,
      flat: pairs.length - distances.length,
      nearest: distances[0] ?? null,
      median: distances[Math.floor(distances.length / 2)] ?? null,
      rendersOfTwice: pairs.length * 2,
    },
  };
}

/** Training pictures drawn again from their records, evenly over the index, against the fingerprints they were indexed by. */
export async function proofBar(
  sessions: Sessions,
  model: ModelDescription,
  renderer: string,
  count: number,
): Promise<Bar> {
  const about = {
    name: 'index: training pictures drawn again from their seeds, farthest in bits',
    bar: `≤ ${PDQ_MATCH_DISTANCE}`,
  };
  const index = await openTrainingIndex(sessions, model);
  if (!index?.recorded)
    return { ...about, value: null, pass: false, reason: 'the model ships no records of its training pictures' };
  const redrawing = await openRedrawing(sessions, renderer);
  const { signal } = new AbortController();
  const rows: { at: number; seed: number; family: string; distance: number }[] = [];
  for (let n = 0; n < count; n++) {
    const at = Math.floor(((n + 0.5) * index.count) / count);
    const record = index.recordAt(at);
    // The fingerprint of a flat picture turns with the last bit of its pixels.
    if (!record || record.quality < PDQ_RELIABLE_QUALITY) continue;
    const { hash } = pdq(await redrawing.draw(record, index.shortSide, signal));
    const { family, kind } = redrawing.named(record);
    rows.push({
      at,
      seed: record.seed,
      family: `${family}/${kind}`,
      distance: hammingDistance(hash, index.hashAt(at)),
    });
  }
  const distances = rows.map(({ distance }) => distance).sort((a, b) => a - b);
  const farthest = distances.at(-1) ?? null;
  const off = rows.filter(({ distance }) => distance > PDQ_MATCH_DISTANCE);
  return {
    ...about,
    value: farthest,
    pass: farthest !== null && off.length === 0,
    ...(farthest === null ? { reason: 'every picture that was tried is too flat' } : {}),
    sample: rows.length,
    list: off.map(({ at, seed, family, distance }) => `picture ${at}, seed ${seed}, ${family}: ${distance} bits`),
    detail: { tried: count, flat: count - rows.length, median: distances[Math.floor(distances.length / 2)] ?? null },
  };
}
