/** What the form holds, and how it becomes a brief and comes back from one. */
import type { Brief, BriefRequest, LIMITS, Region } from '../../../../lib/pipeline/brief/index';

/** How much a brief may hold. A property, not an import: the schema's library has no place in the page's script. */
export type Limits = typeof LIMITS;

export interface Product {
  sha256: string;
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif';
  name: string;
  width: number | null;
  height: number | null;
  /** A small picture for the form, made in this window. */
  thumbnail: string | null;
}

export interface Draft {
  prompt: string;
  negativePrompt: string;
  headline: string;
  subline: string;
  callToAction: string;
  preset: string;
  placements: string[];
  count: number;
  seed: string;
  layout: string;
  engine: string;
  aiLabel: boolean;
  anyway: boolean;
  diversify: boolean;
  product: Product | null;
  /** A picture to begin from, and where it is drawn anew. */
  initial: Product | null;
  mask: Product | null;
  outpaint: boolean;
  /** 0 to 1 as typed; empty leaves it to the engine. */
  strength: string;
  people: '' | 'none' | 'real' | 'synthetic';
  /** Where it is to be shown; none leaves it open. */
  regions: Region[];
  tile: boolean;
}

export const emptyDraft = (preset: string, placements: readonly string[]): Draft => ({
  prompt: '',
  negativePrompt: '',
  headline: '',
  subline: '',
  callToAction: '',
  preset,
  placements: [...placements],
  count: 1,
  seed: '',
  layout: '',
  engine: '',
  aiLabel: false,
  anyway: false,
  diversify: false,
  product: null,
  initial: null,
  mask: null,
  outpaint: false,
  strength: '',
  people: '',
  regions: [],
  tile: false,
});

const given = (text: string) => (text.trim() === '' ? undefined : text);

const stored = (picture: Product | null) =>
  picture ? { sha256: picture.sha256, mediaType: picture.mediaType } : undefined;

const shown = (picture: Brief['product']): Product | null =>
  picture ? { ...picture, name: '', width: null, height: null, thumbnail: null } : null;

/** What only makes sense together is sent together. */
function beginning({ initial, mask, outpaint, strength, tile }: Draft): Partial<BriefRequest> {
  if (!initial) return { tile: tile ? true : undefined };
  return {
    initial: stored(initial),
    mask: stored(mask),
    outpaint: outpaint && !mask ? true : undefined,
    strength: strength === '' ? undefined : Number(strength),
  };
}

/** Who is to be seen is asked where it matters: over a picture, and where synthetic performers have a rule of their own. */
export const asksWhoIsSeen = ({ initial, regions }: Draft): boolean => initial !== null || regions.includes('us-ny');

/** The brief as it is sent; what is left empty is left out. */
export function toBrief(draft: Draft): BriefRequest {
  const seed = draft.seed.trim();
  return {
    prompt: draft.prompt,
    negativePrompt: given(draft.negativePrompt),
    copy: {
      headline: given(draft.headline),
      subline: given(draft.subline),
      callToAction: given(draft.callToAction),
    },
    placements: draft.placements,
    count: draft.count,
    seed: seed === '' ? undefined : Number(seed),
    engine: draft.engine === '' ? undefined : draft.engine,
    layout: draft.layout === '' ? undefined : draft.layout,
    aiLabel: draft.aiLabel ? true : undefined,
    anyway: draft.anyway ? true : undefined,
    diversify: draft.diversify ? true : undefined,
    product: stored(draft.product),
    people: asksWhoIsSeen(draft) && draft.people !== '' ? draft.people : undefined,
    regions: draft.regions.length === 0 ? undefined : draft.regions,
    ...beginning(draft),
  };
}

/** A first look at the brief: one picture for the first placement, without what says nothing in one step. */
export function toFirstLook(draft: Draft): BriefRequest {
  const { negativePrompt: _, ...brief } = toBrief(draft);
  return { ...brief, placements: draft.placements.slice(0, 1), count: 1, draft: true };
}

/** The form for an earlier brief; `seed` is another one for a variation. */
export function fromBrief(brief: Brief, preset: string, seed: number = brief.seed): Draft {
  // A sealed picture was not written here; the form beside it is for the next brief.
  if (brief.sealed) return emptyDraft(preset, ['instagram-post']);
  return {
    prompt: brief.prompt,
    negativePrompt: brief.negativePrompt ?? '',
    headline: brief.copy.headline ?? '',
    subline: brief.copy.subline ?? '',
    callToAction: brief.copy.callToAction ?? '',
    preset,
    placements: brief.placements,
    count: brief.count,
    seed: String(seed),
    layout: brief.layout,
    engine: brief.engineFree ? '' : brief.engine,
    aiLabel: brief.aiLabel ?? false,
    anyway: brief.anyway,
    diversify: brief.diversify ?? false,
    product: shown(brief.product),
    initial: shown(brief.initial),
    mask: shown(brief.mask),
    outpaint: brief.outpaint ?? false,
    strength: brief.strength === undefined ? '' : String(brief.strength),
    people: brief.people ?? '',
    regions: [...(brief.regions ?? [])],
    tile: brief.tile ?? false,
  };
}
