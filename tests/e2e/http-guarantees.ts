import { expect, test } from 'vitest';
import { makeClient, signedInClient } from './setup/client';
import type { Product } from './setup/product';

const JSON_BODY = { 'content-type': 'application/json' };

async function errorOf(response: Response) {
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  expect(Object.keys(error).sort()).toEqual(['code', 'message', 'param', 'type']);
  return error;
}

export function httpGuarantees(product: () => Product): void {
  test('health answers without an account', async () => {
    const response = await makeClient(product()).fetch('/api/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  test('pages carry a policy whose nonce is new each time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(product().base)).headers.get('content-security-policy') ?? ''),
    );
    for (const policy of policies) {
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic' 'wasm-unsafe-eval'/);
      expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
      expect(policy).toContain("frame-ancestors 'none'");
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  test('without an account, data answers 401 and screens lead to the sign-in page and back', async () => {
    const nobody = makeClient(product());
    for (const path of ['/api/assets', '/api/generations', '/api/assets/ast_x/file', '/api/reviews/cas_x/picture']) {
      const response = await nobody.fetch(path);
      expect(response.status, path).toBe(401);
      expect((await errorOf(response)).code).toBe('unauthenticated');
    }
    const page = await nobody.fetch('/library?q=stone');
    expect(page.headers.get('location')).toBe(`/signin?next=${encodeURIComponent('/library?q=stone')}`);
  });

  test('a change that does not come from our own pages is refused, signed in or not', async () => {
    const somebody = await signedInClient(product());
    for (const origin of ['https://elsewhere.example', null]) {
      const response = await somebody.fetch('/api/generations', {
        method: 'POST',
        headers: JSON_BODY,
        body: '{}',
        origin,
      });
      expect(response.status).toBe(403);
    }
    const signIn = await makeClient(product()).fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ email: 'a', password: 'b' }),
      origin: 'https://elsewhere.example',
    });
    expect(signIn.status).toBe(403);
  });

  test('bad bodies are told apart and told in words', async () => {
    const somebody = await signedInClient(product());
    const send = (body: string, type = 'application/json') =>
      somebody.fetch('/api/generations', { method: 'POST', headers: { 'content-type': type }, body });
    expect((await errorOf(await send('{'))).code).toBe('invalid_json');
    expect((await errorOf(await send('a=b', 'application/x-www-form-urlencoded'))).param).toBe('content-type');
    expect((await send(JSON.stringify({ brief: { prompt: 'x'.repeat(400_000) }, preset: 'a' }))).status).toBe(413);
    const wrong = await send(JSON.stringify({ brief: { prompt: '' }, preset: 'tallhamn' }));
    expect(wrong.status).toBe(422);
    const picture = await somebody.fetch('/api/inputs?name=a.png', { method: 'POST', body: 'not a picture' });
    expect(picture.status).toBe(422);
  });

  test('unknown ids answer 404', async () => {
    const somebody = await signedInClient(product());
    const paths = ['assets/ast_x/file', 'assets/ast_x/report', 'generations/gen_x', 'generations/gen_x/events'];
    for (const path of [...paths, 'reviews/cas_x/picture', 'demo/pictures/ast_x'])
      expect((await somebody.fetch(`/api/${path}`)).status, path).toBe(404);
    expect((await somebody.fetch('/assets/ast_x')).status).toBe(404);
    expect((await somebody.fetch('/studio/gen_x')).status).toBe(404);
  });

  test('signing out revokes the session itself, not only the cookie', async () => {
    const somebody = await signedInClient(product());
    const before = await somebody.fetch('/api/assets');
    expect(before.status).toBe(200);
    const stolen = new Headers({ cookie: somebody.cookies() });
    const out = await somebody.fetch('/api/session/sign-out', { method: 'POST' });
    expect(out.status).toBe(303);
    expect((await fetch(`${product().base}/api/assets`, { headers: stolen })).status).toBe(401);
  });
}
