import { cookies } from 'next/headers';
import { signOut } from '../../../../lib/accounts/index';
import { asAnyone } from '../../../http/handle';
import { demandOwnOrigin } from '../../../http/origin';
import { sessionId } from '../../../session/actor';
import { SESSION_COOKIE } from '../../../session/cookie';

/** A plain form posts here, so it works without scripts. The row is revoked; the cookie alone would still be a key. */
export const POST = asAnyone(async (request) => {
  demandOwnOrigin(request.headers);
  const id = await sessionId();
  if (id !== null) await signOut(id);
  (await cookies()).delete(SESSION_COOKIE);
  return new Response(null, { status: 303, headers: { location: '/' } });
});
