/**
 * Security headers of every page: scripts run only with this answer's nonce. Route handlers under /api are left out: they
 * answer data, set their own headers (next.config.js), and must not have their bodies copied on the way.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { SESSION_COOKIE } from './app/session/cookie';

// Written out by the compiler; the one place where the development server needs a looser rule.
// biome-ignore lint/style/noProcessEnv: replaced at build time, not read from the environment
const DEVELOPMENT = process.env.NODE_ENV === 'development';

const NEEDS_ACCOUNT = /^\/(studio|seal|library|assets|reviews)(\/|$)/;

/** Just above what the verify form takes, so that the form itself can say so; see `serverActions` in next.config.js. */
const MAX_BODY = 26 * 1024 * 1024;

export function proxy(request: NextRequest) {
  // Without scripts nothing in the page stops a huge file, and a body that was cut short cannot be explained later.
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY)
    return NextResponse.redirect(new URL('/verify?large', request.url), 303);
  const { pathname, search } = request.nextUrl;
  // Only a short cut for people without any cookie; whether one still counts is asked where the data is.
  if (NEEDS_ACCOUNT.test(pathname) && !request.cookies.has(SESSION_COOKIE)) {
    const location = `/signin?next=${encodeURIComponent(pathname + search)}`;
    return NextResponse.redirect(new URL(location, request.url));
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${DEVELOPMENT ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Widths of progress bars and proportions of frames are attributes; they cannot run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The reader of content credentials runs in a worker from our own address.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  matcher: [{ source: '/((?!api/|v1/|c2pa/|_next/static|_next/image|icon.svg|favicon.ico).*)' }],
};
