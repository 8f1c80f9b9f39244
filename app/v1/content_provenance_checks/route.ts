import { env } from '../../../lib/env/index';
import { verifyInThread } from '../../../lib/verify/index';
import { asAnyone } from '../../http/handle';
import { readPicture } from '../../http/picture-body';
import { json } from '../../http/problem';
import { passPublicGate } from '../../http/public-gate';

const STATES = { trusted: 'trusted', valid: 'valid', invalid: 'invalid', none: 'not_present' } as const;

/** In the shape that clients of the images API expect. Needs no account; `not_detected` says that absence proves nothing. */
export const POST = asAnyone(async (request) => {
  await passPublicGate(request.headers);
  const { bytes, name } = await readPicture(request);
  const { credentials, watermark, record, words } = await verifyInThread(bytes, { name });
  const found = record.state === 'found' ? record.asset : null;
  const base = env().APP_URL ?? new URL(request.url).origin;
  return json({
    object: 'content_provenance_check',
    created_at: Math.floor(Date.now() / 1000),
    results: [
      {
        type: 'c2pa',
        outcome: credentials.state === 'none' ? 'not_detected' : 'detected',
        validation_state: STATES[credentials.state],
        issuer: credentials.issuer,
        model: credentials.model?.name ?? null,
        generated_at: credentials.time,
        source_type: credentials.sourceType,
        explanation: credentials.words,
      },
      {
        type: 'watermark',
        algorithm: watermark.algorithm,
        outcome: watermark.detected ? 'detected' : 'not_detected',
        confidence: watermark.confidence,
        asset_id: found?.assetId ?? null,
        report_url: found ? `${base}/verify?asset=${found.assetId}` : null,
        explanation: watermark.words,
      },
      {
        type: 'record',
        outcome: record.state,
        by: record.by,
        distance: record.distance,
        asset_id: found?.assetId ?? null,
        explanation: record.words,
      },
    ],
    explanation: words,
  });
});
