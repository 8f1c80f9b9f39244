import type { Visitor } from '../../lib/accounts/index';

/**
 * What a request says about its browser. The address is the first that proxies noted, or the socket's, which Next.js writes
 * there itself; a visitor may invent it, so it only ever slows down, and the limit per account does not depend on it.
 */
export function visitorOf(request: Request): Visitor {
  return {
    userAgent: request.headers.get('user-agent') ?? undefined,
    source: request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() || undefined,
  };
}
