/** A browser's requests without a browser: cookies and the origin of our own pages. */
import type { Product } from './product';

export interface Client {
  cookies: () => string;
  fetch: (path: string, init?: RequestInit & { origin?: string | null }) => Promise<Response>;
}

export function makeClient(product: Product): Client {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookies,
    async fetch(path, { origin = product.base, ...init } = {}) {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookies());
      if (origin !== null) headers.set('origin', origin);
      const response = await fetch(product.base + path, { redirect: 'manual', ...init, headers });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      return response;
    },
  };
}

export async function signedInClient(product: Product): Promise<Client> {
  const client = makeClient(product);
  const { csrfToken } = (await (await client.fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const { email, password } = product;
  const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
  const answer = await client.fetch('/api/auth/callback/credentials', { method: 'POST', body });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
  return client;
}
