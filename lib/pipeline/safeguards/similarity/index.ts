/**
 * Is this picture, or a part of it, a copy of a registered work? PDQ of the whole in eight turns and of its parts: 31 bits or
 * fewer is a match. Then silhouettes, for marks in any colour on any ground, and keypoints that agree on one placement, for
 * parts pasted in. It does not measure style, and it says how many works it searched in which way.
 */
import { PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY } from '../../../imaging/pdq';
import { regionHashes } from '../../../imaging/pdq-regions';
import { picturePartsOf } from '../../../imaging/picture-parts';
import { isOwnName } from '../../brief/index';
import type { Finding } from '../../finding';
import type { ProtectedWorks, SearchedParts, WorkMatch } from '../../stage';
import { findingOn, type Picture, type Safeguard } from '../safeguard';
import { FALSE_MATCHES, falseMatchCeiling } from './false-matches';

export const similarity: Safeguard = {
  id: 'similarity',
  version: 3,
  appliesTo: ['artwork', 'creative'],
  async inspect(picture, { run }, ports) {
    const counts = await ports.works.count();
    const searched = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const kinds = Object.entries(counts).map(([kind, count]) => `${count} × ${kind}`);
    const facts = { triggered: false, score: null, threshold: PDQ_MATCH_DISTANCE } as const;
    if (searched === 0)
      return [
        findingOn(this, picture, {
          ...facts,
          status: 'not_run',
          code: 'similarity_not_run',
          params: { searched, kinds },
        }),
      ];
    const { hashes, soft, quality } = regionHashes(picture.pixels, 'query');
    const { matches, parts } = await everyMatch(picture, ports.works, hashes, soft);
    const foreign = matches.filter(
      (match) => !match.own && !isOwnName(run.preset, match.holder) && !isOwnName(run.preset, match.title),
    );
    const params: Finding['params'] = {
      searched,
      kinds,
      quality,
      hashes: hashes.length,
      shapesSearched: parts.shapes,
      keypointsSearched: parts.keypoints,
      ownMarks: matches.length - foreign.length,
    };
    const nearest = foreign[0];
    if (nearest) return [findingOn(this, picture, matched(nearest, foreign, params))];
    // Parts with structure of their own were still compared; a soft whole was not, and that is what decides.
    if (quality < PDQ_RELIABLE_QUALITY)
      return [findingOn(this, picture, { ...facts, status: 'inconclusive', code: 'similarity_inconclusive', params })];
    return [findingOn(this, picture, { ...facts, status: 'checked', code: 'similarity_passed', params })];
  },
};

/** Fingerprints first: they are the surest, and exact. A work found in two ways is told once. */
async function everyMatch(
  picture: Picture,
  works: ProtectedWorks,
  hashes: Parameters<ProtectedWorks['nearest']>[0],
  soft: Parameters<ProtectedWorks['nearest']>[0],
): Promise<{ matches: WorkMatch[]; parts: SearchedParts }> {
  const matches = [...(await works.nearest(hashes, PDQ_MATCH_DISTANCE, soft))].sort((a, b) => a.distance - b.distance);
  const parts = (await works.parts?.()) ?? { shapes: 0, keypoints: 0 };
  if (!works.alike || parts.shapes + parts.keypoints === 0) return { matches, parts };
  const alike = await works.alike(picturePartsOf(picture.pixels, parts, typeOf(picture)));
  for (const match of [...alike].sort((a, b) => a.distance - b.distance))
    if (!matches.some(({ workId }) => workId === match.workId)) matches.push(match);
  return { matches, parts };
}

/** Where we set type ourselves: letters are shapes too, and what they may say is policy's to judge. */
function typeOf({ creative, pixels }: Picture) {
  return (creative?.texts ?? []).map(({ box }) => ({
    x: box.x / pixels.width,
    y: box.y / pixels.height,
    width: box.width / pixels.width,
    height: box.height / pixels.height,
  }));
}

function matched(nearest: WorkMatch, foreign: readonly WorkMatch[], params: Finding['params']) {
  const method = nearest.method ?? 'fingerprint';
  const measured = FALSE_MATCHES[method];
  const score = method === 'keypoints' ? (nearest.agreeing ?? 0) : nearest.distance;
  return {
    status: 'checked' as const,
    triggered: true,
    score,
    threshold: measured.threshold,
    code: method === 'fingerprint' ? 'similarity_match' : `similarity_${method}`,
    params: {
      ...params,
      title: nearest.title,
      holder: nearest.holder,
      kind: nearest.kind,
      work: nearest.workId,
      method,
      variant: nearest.variant,
      distance: nearest.distance,
      ...(nearest.agreeing === undefined ? {} : { agreeing: nearest.agreeing }),
      ...(nearest.workPart === undefined ? {} : { workPart: nearest.workPart }),
      falsePairs: measured.pairs,
      falseMatched: measured.matched,
      falseCeiling: falseMatchCeiling(measured),
      alsoNear: [...new Set(foreign.slice(1).map((match) => match.title))].slice(0, 5),
    },
    ...(nearest.region ? { region: nearest.region } : {}),
  };
}
