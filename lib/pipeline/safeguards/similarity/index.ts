/**
 * Is this picture, or a part of it, a copy of a registered work? PDQ of the whole in eight turns and of its parts against the
 * registry: 31 bits or fewer is a match. It does not measure style, and it says how many works it searched.
 */
import { PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY } from '../../../imaging/pdq';
import { regionHashes } from '../../../imaging/pdq-regions';
import { isOwnName } from '../../brief/index';
import type { Finding } from '../../finding';
import { findingOn, type Safeguard } from '../safeguard';

export const similarity: Safeguard = {
  id: 'similarity',
  version: 1,
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
    const { hashes, quality } = regionHashes(picture.pixels, 'query');
    const matches = await ports.works.nearest(hashes, PDQ_MATCH_DISTANCE);
    const foreign = matches
      .filter((match) => !match.own && !isOwnName(run.preset, match.holder) && !isOwnName(run.preset, match.title))
      .sort((a, b) => a.distance - b.distance);
    const nearest = foreign[0];
    const params: Finding['params'] = {
      searched,
      kinds,
      quality,
      hashes: hashes.length,
      ownMarks: matches.length - foreign.length,
    };
    if (nearest)
      return [
        findingOn(this, picture, {
          status: 'checked',
          triggered: true,
          score: nearest.distance,
          threshold: PDQ_MATCH_DISTANCE,
          code: 'similarity_match',
          params: {
            ...params,
            title: nearest.title,
            holder: nearest.holder,
            kind: nearest.kind,
            work: nearest.workId,
            variant: nearest.variant,
            distance: nearest.distance,
            alsoNear: [...new Set(foreign.slice(1).map((match) => match.title))].slice(0, 5),
          },
          ...(nearest.region ? { region: nearest.region } : {}),
        }),
      ];
    // Parts with structure of their own were still compared; a soft whole was not, and that is what decides.
    if (quality < PDQ_RELIABLE_QUALITY)
      return [findingOn(this, picture, { ...facts, status: 'inconclusive', code: 'similarity_inconclusive', params })];
    return [findingOn(this, picture, { ...facts, status: 'checked', code: 'similarity_passed', params })];
  },
};
