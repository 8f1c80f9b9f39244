/** Sign-in elsewhere, by OpenID Connect: Google, Microsoft, and any issuer that is configured. */
import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { ExternalClaims } from '../../lib/accounts/index';
import { env } from '../../lib/env/index';

/** OpenID Connect Core 1.0, section 5.1; `tid` is Microsoft's. */
export interface Claims {
  iss?: string;
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
  tid?: string;
}

export interface Issuer {
  id: 'google' | 'microsoft' | 'oidc';
  name: string;
}

interface Configured extends Issuer {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

function configured(): Configured[] {
  const given = env();
  const found: Configured[] = [];
  const add = (issuer: Issuer, url: string | undefined, clientId: string | undefined, secret: string | undefined) => {
    if (url && clientId && secret) found.push({ ...issuer, issuer: url, clientId, clientSecret: secret });
  };
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET } = given;
  add({ id: 'google', name: 'Google' }, 'https://accounts.google.com', GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET);
  const microsoft = `https://login.microsoftonline.com/${given.MICROSOFT_TENANT}/v2.0`;
  add({ id: 'microsoft', name: 'Microsoft' }, microsoft, MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET);
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = given;
  add({ id: 'oidc', name: OIDC_NAME }, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET);
  return found;
}

/** What the sign-in page offers. */
export const offeredIssuers = (): Issuer[] => configured().map(({ id, name }) => ({ id, name }));

/** Signature, audience, issuer, nonce, state and PKCE are checked by the library; what the userinfo endpoint adds is merged. */
export const elsewhereProviders = (): OAuthConfig<Claims>[] =>
  configured().map(({ id, name, issuer, clientId, clientSecret }) => ({
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    userinfo: {
      // Core 1.0, section 5.4: the address may be in the ID token or at this endpoint. openid-client refuses another subject's.
      async request({ client, tokens }) {
        const claims = 'claims' in tokens && typeof tokens.claims === 'function' ? tokens.claims() : {};
        const more = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(tokens.access_token ?? '') : {};
        if ('sub' in more && more.sub !== claims.sub) throw new Error('the userinfo is about somebody else');
        return { ...claims, ...more } as never;
      },
    },
    profile: (claims) => ({ id: claims.sub }),
  }));

/**
 * What an issuer vouches for. Microsoft says nothing of addresses: a directory's administrators can write any, so they count
 * only where the operator named that one directory.
 */
export function claimsOf(provider: string, claims: Claims): ExternalClaims {
  const directory = env().MICROSOFT_TENANT;
  const ownDirectory = !['common', 'organizations', 'consumers'].includes(directory) && claims.tid === directory;
  const verified = claims.email_verified === true || claims.email_verified === 'true';
  return {
    issuer: claims.iss ?? '',
    subject: claims.sub,
    email: claims.email ?? null,
    emailVerified: verified || (provider === 'microsoft' && ownDirectory),
    name: claims.name ?? null,
  };
}
