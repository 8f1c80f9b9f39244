/** Many works without pictures at once: names, and fingerprints of pictures that stayed with their holders. */
import { append } from '../../audit-log/index';
import { forOrganisation, registerInstanceWorks } from '../../db/index';
import { newId } from '../../ids/index';
import { pdqToHex } from '../../imaging/pdq';
import { findPastDeliveries } from '../past-deliveries';
import { expireRegistry } from '../protected-works-for';
import type { ImportEntry } from './entry';
import type { ImportTarget } from './target';

export async function registerFingerprints(
  { actor, level, standing }: ImportTarget,
  batch: readonly { entry: ImportEntry; ref: string }[],
): Promise<{ added: number; pastDeliveries: number }> {
  const works = batch.map(({ entry: { title, holder, kind, fingerprints }, ref }) => ({
    id: newId('work'),
    importRef: ref,
    ...{ title, holder, kind },
    hashes: fingerprints.map((hash, at) => ({ hash, variant: at === 0 ? 'original' : `given-${at}` })),
  }));
  const { organisationId } = actor;
  if (level === 'all') {
    const added = await registerInstanceWorks(
      works.map(({ hashes, ...work }) => ({
        ...work,
        source: 'import',
        fingerprints: hashes.map(({ hash, variant }) => ({
          id: newId('fingerprint'),
          hash: pdqToHex(hash),
          variant,
          quality: 100,
        })),
      })),
    );
    expireRegistry(null);
    return { added, pastDeliveries: added > 0 ? await findPastDeliveries(works, null) : 0 };
  }
  const fresh = await forOrganisation(organisationId, async (tx) => {
    const known = await tx.protectedWork.findMany({
      where: { importRef: { in: works.map(({ importRef }) => importRef) } },
      select: { importRef: true },
    });
    const fresh = works.filter(({ importRef }) => !known.some((row) => row.importRef === importRef));
    await tx.protectedWork.createMany({
      data: fresh.map(({ hashes: _, ...work }) => ({ ...work, organisationId, standing, source: 'import' })),
    });
    await tx.protectedFingerprint.createMany({
      data: fresh.flatMap(({ id: workId, hashes }) =>
        hashes.map(({ hash, variant }) => ({
          id: newId('fingerprint'),
          ...{ workId, organisationId, variant },
          hash: new Uint8Array(hash),
          quality: 100,
        })),
      ),
    });
    if (fresh.length > 0)
      await append(tx, {
        organisationId,
        kind: 'registry.imported',
        body: { works: fresh.length, memberId: actor.userId },
      });
    return fresh;
  });
  expireRegistry(organisationId);
  const search = standing === 'foreign' && fresh.length > 0;
  return { added: fresh.length, pastDeliveries: search ? await findPastDeliveries(fresh, organisationId) : 0 };
}
