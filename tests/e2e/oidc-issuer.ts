/** A real OpenID Connect issuer on a local port: `oidc-provider`, which is certified by the OpenID Foundation. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface LocalIssuer {
  issuer: string;
  /** Tells the issuer where the product is, which is known only later. */
  register(callback: string): void;
  close(): Promise<void>;
}

export const CLIENT = { client_id: 'colophon', client_secret: 'only for this test, and long enough' };

/** Vouches for the address of everybody but `nobody…`. */
export async function startIssuer(port = 0): Promise<LocalIssuer> {
  const redirectUris: string[] = [];
  let answer: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => {
    if (answer) void answer(request, response);
    else response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const configure = () => {
    const provider = new Provider(issuer, {
      clients: redirectUris.length > 0 ? [{ ...CLIENT, redirect_uris: redirectUris }] : [],
      cookies: { keys: ['a key of this test'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: true } },
      findAccount: (_context, id) => ({
        accountId: id,
        claims: async () => ({
          sub: id,
          email: `${id}@issuer.test`,
          email_verified: !id.startsWith('nobody'),
          name: id,
        }),
      }),
    });
    answer = provider.callback();
  };
  configure();
  return {
    issuer,
    register(callback) {
      redirectUris.push(callback);
      configure();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
