/**
 * Delivery: a signed asset becomes the customer's.
 *
 * Enters: signed items. Leaves: recorded deliveries. Never edits a byte; twice is once. Stops with `blob_missing`, or with
 * `blob_corrupt` when what lies in the store is not what was signed.
 */
import { createHash } from 'node:crypto';
import { ColophonError } from '../../errors/index';
import type { ProvenanceOutput } from '../provenance/output';
import type { Ports, Stage, StageInput } from '../stage';
import { type DeliveryOutput, deliveryOutputSchema } from './output';

export { type DeliveryOutput, deliveryOutputSchema } from './output';

type DeliveryInput = StageInput<{ provenance: ProvenanceOutput }>;

export const deliveryStage: Stage<DeliveryOutput, { provenance: ProvenanceOutput }> = {
  step: 'delivery',
  output: deliveryOutputSchema,
  async run({ items, earlier }: DeliveryInput, ports: Ports) {
    const delivered: DeliveryOutput['delivered'] = [];
    ports.progress(0, items.length);
    for (const item of items) {
      ports.signal.throwIfAborted();
      const signed = earlier.provenance.signed.find(
        (entry) => entry.index === item.index && entry.placement === item.placement,
      );
      if (!signed)
        throw new ColophonError('internal', { reference: `${item.index}/${item.placement} was never signed` });
      const bytes = await ports.blobs.get(signed.sha256);
      if (createHash('sha256').update(bytes).digest('hex') !== signed.sha256)
        throw new ColophonError('blob_corrupt', { sha256: signed.sha256 });
      const { assetId } = await ports.deliveries.record({
        item,
        sha256: signed.sha256,
        mediaType: signed.mediaType,
        width: signed.width,
        height: signed.height,
        bytes: signed.bytes,
        watermarkId: signed.watermark.id,
        watermarkKeyId: signed.watermark.keyId,
        manifestLabel: signed.manifestLabel,
        reportSha256: signed.reportSha256,
        receiptSha256: signed.receiptSha256,
        previewSha256: signed.previewSha256,
        fingerprint: signed.fingerprint,
        partFingerprints: signed.partFingerprints
          ? Uint8Array.from(Buffer.from(signed.partFingerprints, 'base64'))
          : null,
        colourGrid: signed.colourGrid ? Uint8Array.from(Buffer.from(signed.colourGrid, 'base64')) : null,
        keypoints: signed.keypoints ? Uint8Array.from(Buffer.from(signed.keypoints, 'base64')) : null,
      });
      delivered.push({ index: item.index, placement: item.placement, assetId });
      ports.progress(delivered.length, items.length);
    }
    return { output: { delivered } };
  },
};
