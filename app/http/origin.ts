/** Cookies travel with requests from anywhere; a change is only accepted from a page of ours. */
import { env } from '../../lib/env/index';
import { ColophonError } from '../../lib/errors/index';

const hostOf = (url: string): string | null => {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
};

/**
 * A browser sends `Origin` with every request that changes something, and a page cannot forge it.
 * @throws foreign_origin when it is missing or names another host.
 */
export function demandOwnOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  const from = origin === null ? null : hostOf(origin);
  if (from !== null && (from === headers.get('host') || from === hostOf(env().APP_URL ?? ''))) return;
  throw new ColophonError('foreign_origin');
}
