import { z } from 'zod';
import { manifestStore, refuseRemoved } from '../../../../../lib/verify/index';
import { asAnyone } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';
import { passPublicGate } from '../../../../http/public-gate';

const querySchema = z.object({ returnActiveManifest: z.enum(['true', 'false'], 'must be true or false.').optional() });

/** The manifest store as bytes, or its active manifest alone. A manifest is made to be public; nothing else of the delivery is. */
export const GET = asAnyone<{ id: string }>(async (request, { id }) => {
  await passPublicGate(request.headers);
  const { returnActiveManifest } = parse(querySchema, queryOf(request));
  const manifestId = decodeURIComponent(id);
  await refuseRemoved(manifestId);
  const store = await manifestStore(manifestId, returnActiveManifest === 'true');
  return new Response(new Uint8Array(store), {
    headers: {
      'content-type': 'application/c2pa',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
  });
});
