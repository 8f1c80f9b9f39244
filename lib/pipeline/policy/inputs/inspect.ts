/** Pictures the customer brings (product photo, reference) are looked at before an engine sees them. */
import { ColophonError } from '../../../errors/index';
import { decodeImage, type Pixels } from '../../../imaging/index';
import { PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY } from '../../../imaging/pdq';
import { regionHashes } from '../../../imaging/pdq-regions';
import { type Brief, isOwnName, type PresetSnapshot } from '../../brief/index';
import type { Finding } from '../../finding';
import type { Blobs, ProtectedWorks } from '../../stage';
import { type PolicyRuleId, ruleOf } from '../rules/index';
import { optOutNotes } from './opt-out';

/** Under this a product photo is enlarged visibly in the smallest placement. */
const SHORTEST_SIDE = 64;

export interface InspectInputsPorts {
  blobs: Pick<Blobs, 'get'>;
  works: Pick<ProtectedWorks, 'count' | 'nearest'>;
}

/**
 * Findings about the brief's pictures, passes included; none without pictures. Rejects when a blob cannot be read; a picture
 * that cannot be decoded within the limits is a finding, not an error.
 */
export async function inspectInputs(
  request: { brief: Pick<Brief, 'product' | 'reference'>; preset: Pick<PresetSnapshot, 'name' | 'slug'> },
  ports: InspectInputsPorts,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const role of ['product', 'reference'] as const) {
    const reference = request.brief[role];
    if (!reference) continue;
    const bytes = await ports.blobs.get(reference.sha256);
    const pixels = await decoded(bytes, role, findings);
    if (!pixels) continue;
    findings.push(size(pixels, role), await similarity(pixels, role, request.preset, ports.works));
    if (role === 'reference') findings.push(optOut(bytes, role));
  }
  return findings;
}

async function decoded(bytes: Uint8Array, role: string, findings: Finding[]): Promise<Pixels | null> {
  try {
    const { pixels } = await decodeImage(bytes, { name: `The ${role} picture` });
    findings.push(finding('input-unreadable', { score: 0, threshold: 1, triggered: false, params: { role } }));
    return pixels;
  } catch (error) {
    if (!(error instanceof ColophonError) || error.facts.status >= 500) throw error;
    const params = { role, error: error.code, problem: error.message };
    findings.push(finding('input-unreadable', { score: 1, threshold: 1, triggered: true, params }));
    return null;
  }
}

function size(pixels: Pixels, role: string): Finding {
  const side = Math.min(pixels.width, pixels.height);
  const params = { role, width: pixels.width, height: pixels.height, minimum: SHORTEST_SIDE };
  return finding('input-quality', { score: side, threshold: SHORTEST_SIDE, triggered: side < SHORTEST_SIDE, params });
}

async function similarity(
  pixels: Pixels,
  role: string,
  preset: Pick<PresetSnapshot, 'name' | 'slug'>,
  works: InspectInputsPorts['works'],
): Promise<Finding> {
  const counts = await works.count();
  const searched = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const base = { role, searched, kinds: Object.entries(counts).map(([kind, count]) => `${count} ${kind}`) };
  const facts = { score: null, threshold: PDQ_MATCH_DISTANCE, triggered: false, params: base };
  if (searched === 0) return { ...finding('input-similarity', facts, '_not_run'), status: 'not_run' };
  const { hashes, quality } = regionHashes(pixels, 'query');
  const all = await works.nearest(hashes, PDQ_MATCH_DISTANCE);
  const foreign = all.filter(
    (match) => !match.own && !isOwnName(preset, match.holder) && !isOwnName(preset, match.title),
  );
  const nearest = [...foreign].sort((a, b) => a.distance - b.distance)[0];
  if (nearest) {
    const params = {
      ...base,
      title: nearest.title,
      holder: nearest.holder,
      kind: nearest.kind,
      work: nearest.workId,
      distance: nearest.distance,
      variant: nearest.variant,
      quality,
    };
    const hit = finding('input-similarity', { ...facts, score: nearest.distance, triggered: true, params });
    return nearest.region ? { ...hit, region: nearest.region } : hit;
  }
  const params = { ...base, quality, own: all.length };
  if (quality < PDQ_RELIABLE_QUALITY)
    return { ...finding('input-similarity', { ...facts, params }, '_inconclusive'), status: 'inconclusive' };
  return finding('input-similarity', { ...facts, params });
}

function optOut(bytes: Uint8Array, role: string): Finding {
  const notes = optOutNotes(bytes);
  const params = { role, notes };
  return finding('input-opt-out', { score: notes.length, threshold: 1, triggered: notes.length > 0, params });
}

function finding(
  id: PolicyRuleId,
  facts: Pick<Finding, 'score' | 'threshold' | 'triggered' | 'params'>,
  suffix = facts.triggered ? '' : '_passed',
): Finding {
  const rule = ruleOf(id);
  const code = `policy_${id.replaceAll('-', '_')}`;
  const severity = { severity: rule.severity, passing: `${code}_passing` };
  return {
    rule: `policy/${id}`,
    version: rule.version,
    status: 'checked',
    items: [],
    code: `${code}${suffix}`,
    ...facts,
    params: facts.triggered ? { ...facts.params, ...severity } : facts.params,
  };
}
