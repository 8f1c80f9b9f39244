/** Registers the marks of simple-icons (CC0) for the whole installation: what the first start compares pictures with. */
import { createHash } from 'node:crypto';
import type { SimpleIcon } from 'simple-icons';
import { type InstanceWork, registerInstanceWorks } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { PDQ_RELIABLE_QUALITY } from '../../imaging/pdq';
import { expireRegistry } from '../protected-works-for';
import { hashBrandMark, inverted, shapeOfBrandMark } from './hash-brand-mark';
import type { MarkPrints } from './known-hashes';

/** Rows sent at once: some 300 kB of JSON. */
const BATCH = 500;

export interface ImportedMarks {
  /** Marks of the package. */
  found: number;
  /** New in the registry; 0 when it was already there. */
  added: number;
  /** Registered by name only: too little structure to fingerprint. */
  nameOnly: number;
}

/**
 * Idempotent: ids are made from the mark's slug, and what is there stays. Fingerprints are read from `hashes-table.ts`, which
 * `bench/brand-mark-hashes.ts` writes; for another version of the package the marks are drawn and hashed here.
 * @param limit only the first so many, for tests. Rejects with `database_unavailable`.
 */
export async function importBrandMarks(limit = Number.POSITIVE_INFINITY): Promise<ImportedMarks> {
  const all = await brandMarks();
  const marks = all.slice(0, limit);
  // 150 kB that only the first start needs.
  const { knownHashes } = await import('./known-hashes');
  const known = knownHashes(all.map((mark) => mark.slug));
  const result: ImportedMarks = { found: marks.length, added: 0, nameOnly: 0 };
  let batch: InstanceWork[] = [];
  for (const mark of marks) {
    const print = known.get(mark.slug) ?? (await hashed(mark));
    if (!print || print.quality < PDQ_RELIABLE_QUALITY) result.nameOnly += 1;
    batch.push(workOf(mark, print));
    if (batch.length < BATCH) continue;
    result.added += await registerInstanceWorks(batch);
    batch = [];
  }
  if (batch.length > 0) result.added += await registerInstanceWorks(batch);
  expireRegistry(null);
  return result;
}

/** Marks of the installed package, by slug. */
export async function brandMarks(): Promise<SimpleIcon[]> {
  const icons: Readonly<Record<string, unknown>> = await import('simple-icons');
  return Object.values(icons)
    .filter(isIcon)
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function isIcon(value: unknown): value is SimpleIcon {
  return typeof value === 'object' && value !== null && 'slug' in value && 'svg' in value && 'title' in value;
}

/** Null for a drawing that the sanitiser refuses: its name is registered all the same. */
async function hashed(mark: SimpleIcon): Promise<MarkPrints | null> {
  try {
    return { ...(await hashBrandMark(mark.svg)), shape: await shapeOfBrandMark(mark.svg) };
  } catch (error) {
    if (error instanceof ColophonError && error.facts.status < 500) return null;
    throw error;
  }
}

function workOf(mark: SimpleIcon, print: MarkPrints | null): InstanceWork {
  const key = keyOf(mark.slug);
  const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');
  const reliable = print && print.quality >= PDQ_RELIABLE_QUALITY ? print : null;
  return {
    id: `wrk_${key}`,
    title: mark.title,
    kind: 'brand-mark',
    holder: mark.title,
    source: 'brand-marks',
    shapes: print?.shape ? [{ id: `shp_${key}0`, hash: hex(print.shape.hash), steady: hex(print.shape.steady) }] : [],
    fingerprints: reliable
      ? [
          { id: `fpr_${key}0`, hash: hex(reliable.hash), variant: 'original', quality: reliable.quality },
          { id: `fpr_${key}1`, hash: hex(inverted(reliable.hash)), variant: 'inverted', quality: reliable.quality },
        ]
      : [],
  };
}

/** A mark's id comes from its slug, so that it is registered once and can be drawn again for those who compare. */
const keyOf = (slug: string) => createHash('sha256').update(`simple-icons/${slug}`).digest('hex').slice(0, 26);

/** The drawing of a registered mark, black on nothing; null for any other work. */
export async function brandMarkSvg(workId: string): Promise<string | null> {
  if (!workId.startsWith('wrk_')) return null;
  const mark = (await brandMarks()).find(({ slug }) => `wrk_${keyOf(slug)}` === workId);
  return mark?.svg ?? null;
}
