/**
 * A newly registered work against everything delivered before: by the fingerprints that assets carry, each way the work could
 * be turned. What is near gets a case in its organisation, and its owners are told. Parts pasted into an old picture are not
 * found this way: assets keep the fingerprint of the whole.
 */
import { append } from '../audit-log/index';
import { assetFingerprints, forOrganisation, organisationsOfAssets } from '../db/index';
import { newId } from '../ids/index';
import { hammingDistance, PDQ_MATCH_DISTANCE, pdqFromHex } from '../imaging/pdq';
import { type RightsNews, tellOwners } from './tell-owners';

export interface NewlyRegistered {
  id: string;
  title: string;
  holder: string;
  kind: string;
  hashes: readonly { hash: Uint8Array; variant: string }[];
}

interface Found {
  assetId: string;
  distance: number;
  variant: string;
}

/** @param only search this organisation's deliveries alone; null searches all. @returns how many new cases were opened. */
export async function findPastDeliveries(work: NewlyRegistered, only: string | null): Promise<number> {
  if (work.hashes.length === 0) return 0;
  let cases = 0;
  for (let after = ''; ; ) {
    const page = await assetFingerprints(after);
    const near = page.flatMap(({ assetId, fingerprint }) => nearest(work, assetId, fingerprint));
    if (near.length > 0) cases += await openCases(work, near, only);
    after = page.at(-1)?.assetId ?? '';
    if (page.length === 0) return cases;
  }
}

function nearest(work: NewlyRegistered, assetId: string, fingerprint: string): Found[] {
  const hash = pdqFromHex(fingerprint);
  if (!hash) return [];
  let best: Found | null = null;
  for (const entry of work.hashes) {
    const distance = hammingDistance(hash, entry.hash);
    if (distance <= PDQ_MATCH_DISTANCE && distance < (best?.distance ?? 257))
      best = { assetId, distance, variant: entry.variant };
  }
  return best ? [best] : [];
}

async function openCases(work: NewlyRegistered, near: readonly Found[], only: string | null): Promise<number> {
  const owners = await organisationsOfAssets(near.map(({ assetId }) => assetId));
  const byOrganisation = new Map<string, Found[]>();
  for (const found of near) {
    const organisation = owners.get(found.assetId);
    if (organisation === undefined || (only !== null && organisation !== only)) continue;
    byOrganisation.set(organisation, [...(byOrganisation.get(organisation) ?? []), found]);
  }
  let opened = 0;
  for (const [organisationId, found] of byOrganisation) {
    const news = await forOrganisation(organisationId, async (tx): Promise<RightsNews | null> => {
      const known = await tx.rightsCase.findMany({
        where: { workId: work.id, assetId: { in: found.map(({ assetId }) => assetId) } },
      });
      const fresh = found.filter(({ assetId }) => !known.some((row) => row.assetId === assetId));
      if (fresh.length === 0) return null;
      const rows = fresh.map((entry) => ({
        id: newId('rightsCase'),
        organisationId,
        workId: work.id,
        title: work.title,
        holder: work.holder,
        ...entry,
      }));
      await tx.rightsCase.createMany({ data: rows });
      for (const { id: caseId, assetId, distance } of rows)
        await append(tx, {
          organisationId,
          kind: 'rights-case.opened',
          body: { caseId, assetId, workId: work.id, distance },
        });
      return { title: work.title, holder: work.holder, cases: rows.length };
    });
    if (!news) continue;
    opened += news.cases;
    await tellOwners(organisationId, news);
  }
  return opened;
}
