import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { after, cut, NEWEST_FIRST, pageSize } from './cursor';
import { storedBrief } from './run-facts';
import type { AssetView, Page } from './views';

export const ASSET_INCLUDE = {
  item: {
    include: {
      generation: {
        select: {
          brief: true,
          engine: true,
          removal: { select: { removedAt: true } },
          presetVersion: { select: { version: true, preset: { select: { id: true, slug: true, name: true } } } },
        },
      },
    },
  },
} as const;

/** Twelve kilobytes a row that only searches read. */
const NOT_SHOWN = { partFingerprints: true, colourGrid: true, keypoints: true } as const;

export type AssetRow = NonNullable<Awaited<ReturnType<typeof assetRow>>>;

function assetRow(tx: Tx, id: string) {
  return tx.asset.findUnique({ where: { id }, include: ASSET_INCLUDE, omit: NOT_SHOWN });
}

/** @throws not_found, also for another organisation's; forbidden. */
export async function findAsset(actor: Actor, id: string): Promise<AssetRow> {
  demand(actor, 'assets:read');
  const row = await forOrganisation(actor.organisationId, (tx) => assetRow(tx, id));
  if (!row) throw new ColophonError('not_found', { thing: 'asset' });
  return row;
}

export function assetView(row: AssetRow): AssetView {
  const { id, generationId, index, placement, width, height, bytes, mediaType, sha256, createdAt } = row;
  const brief = storedBrief(row.item.generation.brief);
  const { preset } = row.item.generation.presetVersion;
  return {
    ...{ id, generationId, index, placement, width, height, bytes, mediaType, sha256, createdAt },
    prompt: brief.prompt,
    headline: brief.copy.headline ?? null,
    presetId: preset.id,
    presetName: preset.name,
  };
}

export interface AssetQuery extends Page {
  /** Words that must all occur in prompt, headline, placement or preset. */
  q?: string | undefined;
  placement?: string | undefined;
  /** Slug or id. */
  preset?: string | undefined;
}

/** Delivered assets, newest first. @throws forbidden; invalid_argument for a foreign cursor. */
export async function listAssets(
  actor: Actor,
  { q, placement, preset, cursor, limit }: AssetQuery = {},
): Promise<{ assets: AssetView[]; next: string | null }> {
  demand(actor, 'assets:read');
  const size = pageSize(limit);
  const words = (q ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
  const conditions = [
    // What retention removed is reached by its own address, and is no picture to choose from.
    { item: { generation: { removal: null } } },
    after(cursor),
    ...(placement ? [{ placement }] : []),
    ...(preset ? [ofPreset({ OR: [{ id: preset }, { slug: preset }] })] : []),
    ...words.map((word) => ({
      OR: [
        inBrief(['prompt'], word),
        inBrief(['copy', 'headline'], word),
        { placement: { contains: word, mode: 'insensitive' as const } },
        ofPreset({ name: { contains: word, mode: 'insensitive' as const } }),
      ],
    })),
  ];
  const found = await forOrganisation(actor.organisationId, (tx) =>
    tx.asset.findMany({
      where: { AND: conditions },
      orderBy: NEWEST_FIRST,
      take: size + 1,
      include: ASSET_INCLUDE,
      omit: NOT_SHOWN,
    }),
  );
  const { rows, next } = cut(found, size);
  return { assets: rows.map(assetView), next };
}

function inBrief(path: string[], word: string) {
  return { item: { generation: { brief: { path, string_contains: word, mode: 'insensitive' as const } } } };
}

function ofPreset(preset: object) {
  return { item: { generation: { presetVersion: { preset } } } };
}
