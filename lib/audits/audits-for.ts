import { forOrganisation } from '../db/index';
import type { Audits } from '../pipeline/stage';

/** The pipeline's port: the newest audit of pictures; one of moderation says nothing about what is drawn. */
export function auditsFor(organisationId: string): Audits {
  return {
    async newest(presetVersionId, engine) {
      const row = await forOrganisation(organisationId, (tx) =>
        tx.biasAudit.findFirst({
          where: { organisationId, presetVersionId, engine, study: { kind: 'pictures' } },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
          select: {
            id: true,
            createdAt: true,
            modelSha256: true,
            sampleSize: true,
            disparity: true,
            threshold: true,
            disparate: true,
          },
        }),
      );
      if (!row) return null;
      const { createdAt: at, ...facts } = row;
      return { at, ...facts };
    },
  };
}
