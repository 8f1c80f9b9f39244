import { env } from '../../../lib/env/index';
import { shareResult, verifyInThread } from '../../../lib/verify/index';
import { asAnyone } from '../../http/handle';
import { queryOf } from '../../http/page-query';
import { readPicture } from '../../http/picture-body';
import { json } from '../../http/problem';
import { passPublicGate } from '../../http/public-gate';

/**
 * Everything that is known of a picture, as the verify page shows it. A multipart `sidecar` (.c2pa) is read instead of what the file
 * holds. `?share=1` keeps the answer under a link. No account.
 */
export const POST = asAnyone(async (request) => {
  await passPublicGate(request.headers);
  const { bytes, name, sidecar } = await readPicture(request);
  const result = await verifyInThread(bytes, { name, sidecar });
  if (queryOf(request).share !== '1') return json({ result });
  const { id, expiresAt } = await shareResult(result);
  const base = env().APP_URL ?? new URL(request.url).origin;
  return json({ result, shared: { url: `${base}/verify/${id}`, expires_at: expiresAt } });
});
