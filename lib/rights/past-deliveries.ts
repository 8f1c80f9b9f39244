/**
 * Newly registered works against everything delivered before: by the fingerprints that assets carry, of the whole and, for
 * the newest, of their turns and parts. What is near gets a case in its organisation, and its owners are told. Parts pasted
 * anywhere at any size are not found this way: that takes keypoints of the old pictures, which are not kept.
 */
import { append } from '../audit-log/index';
import { assetFingerprints, assetParts, forOrganisation, organisationsOfAssets } from '../db/index';
import { newId } from '../ids/index';
import { FingerprintIndex } from '../imaging/fingerprint-index';
import { unpackRegions } from '../imaging/packed-regions';
import { PDQ_MATCH_DISTANCE, pdqFromHex } from '../imaging/pdq';
import { type RightsNews, tellOwners } from './tell-owners';

export interface NewlyRegistered {
  id: string;
  title: string;
  holder: string;
  hashes: readonly { hash: Uint8Array; variant: string }[];
}

/** Newest deliveries whose parts are searched: 50 fingerprints of each, half a second for one work (0280). */
export const MOST_IN_PARTS = 10_000;
const PARTS_PAGE = 500;

interface Found {
  assetId: string;
  work: NewlyRegistered;
  distance: number;
  variant: string;
}

/** @param only search this organisation's deliveries alone; null searches all. @returns how many new cases were opened. */
export async function findPastDeliveries(works: readonly NewlyRegistered[], only: string | null): Promise<number> {
  const prints = works.flatMap((work) => work.hashes.map((print) => ({ work, ...print })));
  if (prints.length === 0) return 0;
  const index = new FingerprintIndex();
  for (const [at, { hash }] of prints.entries()) index.add(hash, at);
  await index.settle();
  let cases = 0;
  for (let after = ''; ; ) {
    const page = await assetFingerprints(after);
    const asked = page.flatMap(({ assetId, fingerprint }) => {
      const hash = pdqFromHex(fingerprint);
      return hash ? [{ assetId, hash }] : [];
    });
    const answers = index.searchAll(
      asked.map(({ hash }) => hash),
      PDQ_MATCH_DISTANCE,
    );
    const found = answers.flatMap((near, at) => nearestOfEach(prints, near, asked[at]?.assetId ?? ''));
    if (found.length > 0) cases += await openCases(found, only);
    after = page.at(-1)?.assetId ?? '';
    if (page.length === 0) break;
  }
  return cases + (await findInParts(index, prints, only));
}

/** Each part of a picture as a query, as when it was made. */
async function findInParts(
  index: FingerprintIndex,
  prints: readonly { work: NewlyRegistered; variant: string }[],
  only: string | null,
): Promise<number> {
  let cases = 0;
  let before = '';
  for (let searched = 0; searched < MOST_IN_PARTS; ) {
    const page = await assetParts(before, Math.min(PARTS_PAGE, MOST_IN_PARTS - searched));
    const asked = page.flatMap(({ assetId, parts }) => unpackRegions(parts).map((part) => ({ assetId, ...part })));
    const answers = index.searchAll(
      asked.map(({ hash }) => hash),
      PDQ_MATCH_DISTANCE,
    );
    const best = new Map<string, Found>();
    for (const [at, near] of answers.entries())
      for (const found of nearestOfEach(prints, near, asked[at]?.assetId ?? '')) {
        const key = `${found.assetId} ${found.work.id}`;
        if ((best.get(key)?.distance ?? 257) > found.distance)
          best.set(key, { ...found, variant: asked[at]?.variant ?? found.variant });
      }
    if (best.size > 0) cases += await openCases([...best.values()], only);
    searched += page.length;
    before = page.at(-1)?.assetId ?? '';
    if (page.length === 0) break;
  }
  return cases;
}

function nearestOfEach(
  prints: readonly { work: NewlyRegistered; variant: string }[],
  near: readonly { ref: number; distance: number }[],
  assetId: string,
): Found[] {
  const best = new Map<string, Found>();
  for (const { ref, distance } of near) {
    const print = prints[ref];
    if (!print || (best.get(print.work.id)?.distance ?? 257) <= distance) continue;
    best.set(print.work.id, { assetId, work: print.work, distance, variant: print.variant });
  }
  return [...best.values()];
}

async function openCases(found: readonly Found[], only: string | null): Promise<number> {
  const owners = await organisationsOfAssets(found.map(({ assetId }) => assetId));
  const byOrganisation = new Map<string, Found[]>();
  for (const entry of found) {
    const organisation = owners.get(entry.assetId);
    if (organisation === undefined || (only !== null && organisation !== only)) continue;
    byOrganisation.set(organisation, [...(byOrganisation.get(organisation) ?? []), entry]);
  }
  let opened = 0;
  for (const [organisationId, entries] of byOrganisation) {
    const news = await forOrganisation(organisationId, async (tx): Promise<RightsNews | null> => {
      const known = await tx.rightsCase.findMany({
        where: {
          workId: { in: entries.map(({ work }) => work.id) },
          assetId: { in: entries.map(({ assetId }) => assetId) },
        },
        select: { assetId: true, workId: true },
      });
      const isKnown = (entry: Found) =>
        known.some((row) => row.assetId === entry.assetId && row.workId === entry.work.id);
      const rows = entries
        .filter((entry) => !isKnown(entry))
        .map(({ assetId, distance, variant, work }) => ({
          ...{ id: newId('rightsCase'), organisationId, assetId, distance, variant },
          ...{ workId: work.id, title: work.title, holder: work.holder },
        }));
      const [first] = rows;
      if (!first) return null;
      await tx.rightsCase.createMany({ data: rows });
      for (const { id: caseId, assetId, workId, distance } of rows)
        await append(tx, { organisationId, kind: 'rights-case.opened', body: { caseId, assetId, workId, distance } });
      return { title: first.title, holder: first.holder, cases: rows.length };
    });
    if (!news) continue;
    opened += news.cases;
    await tellOwners(organisationId, news);
  }
  return opened;
}
