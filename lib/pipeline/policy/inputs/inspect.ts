/** Pictures the customer brings (product, reference, one to begin from, the preset's logos) are looked at before an engine sees them. */
import { ColophonError } from '../../../errors/index';
import { decodeImage, type Pixels } from '../../../imaging/index';
import { PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY } from '../../../imaging/pdq';
import { regionHashes } from '../../../imaging/pdq-regions';
import { picturePartsOf } from '../../../imaging/picture-parts';
import { type Brief, isOwnName, type PresetSnapshot } from '../../brief/index';
import type { Finding } from '../../finding';
import type { Blobs, ImageModeration, ProtectedWorks, SearchedParts } from '../../stage';
import { type PolicyRuleId, ruleOf } from '../rules/index';
import { logoPicture, logosOf } from './logos';
import { optOutNotes } from './opt-out';

/** Under this a product photo is enlarged visibly in the smallest placement. */
const SHORTEST_SIDE = 64;

export interface InspectInputsPorts {
  blobs: Pick<Blobs, 'get'>;
  works: Pick<ProtectedWorks, 'count' | 'nearest' | 'parts' | 'alike'>;
  /** The operator's classifier; absent where none is configured. */
  moderation?: ImageModeration | undefined;
  signal?: AbortSignal;
}

/**
 * Findings about the brief's pictures and the preset's logos, passes included; none without any. Rejects when a blob cannot be read; a picture
 * that cannot be decoded within the limits is a finding, not an error.
 */
export async function inspectInputs(
  request: {
    brief: Pick<Brief, 'product' | 'reference' | 'initial' | 'mask'>;
    preset: Pick<PresetSnapshot, 'name' | 'slug'> & Partial<Pick<PresetSnapshot, 'logo'>>;
  },
  ports: InspectInputsPorts,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const role of ['product', 'reference', 'initial'] as const) {
    const reference = request.brief[role];
    if (!reference) continue;
    const bytes = await ports.blobs.get(reference.sha256);
    const pixels = await read(role, findings, () => photo(bytes, role));
    if (!pixels) continue;
    findings.push(
      size(pixels, role),
      await similarity(sought(pixels), role, request.preset, ports.works),
      ...(await moderation(pixels, role, ports)),
    );
    if (role !== 'product') findings.push(optOut(bytes, role));
  }
  const { mask } = request.brief;
  // A mask says where and is never seen: it only has to be a picture.
  if (mask) {
    const bytes = await ports.blobs.get(mask.sha256);
    await read('mask', findings, () => photo(bytes, 'mask'));
  }
  for (const logo of logosOf(request.preset.logo?.variants ?? [])) {
    const bytes = await ports.blobs.get(logo.blob);
    const picture = await read('logo', findings, () => knownLogo(bytes, logo));
    // Its size is the composition's matter, and what a logo's file said beside its drawing was left out when it was stored.
    if (picture)
      findings.push(
        await similarity(picture, 'logo', request.preset, ports.works),
        ...(await moderation(picture.pixels, 'logo', ports)),
      );
  }
  return findings;
}

async function photo(bytes: Uint8Array, role: string): Promise<Pixels> {
  const { pixels } = await decodeImage(bytes, { name: `The ${role} picture` });
  return pixels;
}

async function read<Read>(role: string, findings: Finding[], decode: () => Promise<Read>): Promise<Read | null> {
  try {
    const picture = await decode();
    findings.push(finding('input-unreadable', { score: 0, threshold: 1, triggered: false, params: { role } }));
    return picture;
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

/** A picture and what of it is compared with works, each made when it is first asked for. */
interface Sought {
  readonly pixels: Pixels;
  readonly prints: () => ReturnType<typeof regionHashes>;
  readonly parts: (searched: SearchedParts) => ReturnType<typeof picturePartsOf>;
}

function sought(pixels: Pixels): Sought {
  let prints: ReturnType<typeof regionHashes> | undefined;
  const parts = new Map<string, ReturnType<typeof picturePartsOf>>();
  return {
    pixels,
    prints() {
      prints ??= regionHashes(pixels, 'query');
      return prints;
    },
    parts(searched) {
      const kinds = `${searched.shapes > 0} ${searched.keypoints > 0}`;
      const made = parts.get(kinds) ?? picturePartsOf(pixels, searched);
      parts.set(kinds, made);
      return made;
    },
  };
}

/** A preset's logos come with every order and never change under their hash: looked at once, compared each time. */
const LOGOS = new Map<string, Sought>();
const MOST_LOGOS = 16;

async function knownLogo(bytes: Uint8Array, logo: ReturnType<typeof logosOf>[number]): Promise<Sought> {
  const key = `${logo.blob} ${logo.ground}`;
  const picture = LOGOS.get(key) ?? sought(await logoPicture(bytes, logo));
  LOGOS.delete(key);
  LOGOS.set(key, picture);
  for (const oldest of [...LOGOS.keys()].slice(0, -MOST_LOGOS)) LOGOS.delete(oldest);
  return picture;
}

async function similarity(
  picture: Sought,
  role: string,
  preset: Pick<PresetSnapshot, 'name' | 'slug'>,
  works: InspectInputsPorts['works'],
): Promise<Finding> {
  const counts = await works.count();
  const searched = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const base = { role, searched, kinds: Object.entries(counts).map(([kind, count]) => `${count} ${kind}`) };
  const facts = { score: null, threshold: PDQ_MATCH_DISTANCE, triggered: false, params: base };
  if (searched === 0) return { ...finding('input-similarity', facts, '_not_run'), status: 'not_run' };
  const { hashes, soft, quality } = picture.prints();
  const all = [...(await works.nearest(hashes, PDQ_MATCH_DISTANCE, soft))].sort((a, b) => a.distance - b.distance);
  const parts = (await works.parts?.()) ?? { shapes: 0, keypoints: 0 };
  // A stranger's mark on a product, or a part of a work pasted into a reference: fingerprints of the whole do not see those.
  if (works.alike && parts.shapes + parts.keypoints > 0) all.push(...(await works.alike(picture.parts(parts))));
  const foreign = all.filter(
    (match) => !match.own && !isOwnName(preset, match.holder) && !isOwnName(preset, match.title),
  );
  const nearest = foreign[0];
  if (nearest) {
    const params = {
      ...base,
      title: nearest.title,
      holder: nearest.holder,
      kind: nearest.kind,
      work: nearest.workId,
      distance: nearest.distance,
      variant: nearest.variant,
      method: nearest.method ?? 'fingerprint',
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

/** One finding a category, as of finished pictures. A classifier that is there and fails did not run: then a person looks. */
async function moderation(
  pixels: Pixels,
  role: string,
  { moderation: asked, signal }: InspectInputsPorts,
): Promise<Finding[]> {
  const nothing = { score: null, threshold: null, triggered: false } as const;
  const untold = (status: 'not_configured' | 'not_run', params: Finding['params']): Finding[] => [
    { ...finding('input-moderation', { ...nothing, triggered: status === 'not_run', params }, `_${status}`), status },
  ];
  if (!asked) return untold('not_configured', { role });
  const facts = { role, classifier: asked.name, classifierVersion: asked.version };
  let scores: Readonly<Record<string, number>>;
  try {
    scores = await asked.classify(pixels);
  } catch (error) {
    signal?.throwIfAborted();
    const problem = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    return untold('not_run', { ...facts, problem });
  }
  return asked.categories.map(({ id, review, block, openai, ailuminate }) => {
    const score = scores[id] ?? Number.NaN;
    const missing = { ...nothing, triggered: true, params: { ...facts, problem: `no score for ${id}` } };
    if (!Number.isFinite(score)) return { ...finding('input-moderation', missing, '_not_run'), status: 'not_run' };
    const params = { ...facts, category: id, blockAt: block, openai: [...openai], ailuminate: [...ailuminate] };
    return finding('input-moderation', {
      score,
      threshold: score >= block ? block : review,
      triggered: score >= review,
      params,
    });
  });
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
