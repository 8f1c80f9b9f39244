/** Where to go after signing in: a path of ours, never another site's. */
export function safeNext(given: string | string[] | undefined): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/studio';
  try {
    const url = new URL(given, 'http://here.invalid');
    return url.host === 'here.invalid' ? `${url.pathname}${url.search}` : '/studio';
  } catch {
    return '/studio';
  }
}
