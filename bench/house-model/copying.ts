/** Is anything a copy of a training picture? */
import { dihedralHashes, PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY } from '../../lib/imaging/pdq';
import { openTrainingIndex } from '../../lib/pipeline/generation/training-index/index';
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
