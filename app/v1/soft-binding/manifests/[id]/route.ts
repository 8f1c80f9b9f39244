import { manifestStore, refuseRemoved } from '../../../../../lib/verify/index';
import { asAnyone } from '../../../../http/handle';
import { passPublicGate } from '../../../../http/public-gate';

/** The manifest store as bytes. A manifest is made to be public; nothing else of the delivery is. */
export const GET = asAnyone<{ id: string }>(async (request, { id }) => {
  await passPublicGate(request.headers);
  const manifestId = decodeURIComponent(id);
  await refuseRemoved(manifestId);
  const store = await manifestStore(manifestId);
  return new Response(new Uint8Array(store), {
    headers: {
      'content-type': 'application/c2pa',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
  });
});
