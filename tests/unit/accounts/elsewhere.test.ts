import { afterEach, expect, it } from 'vitest';
import { claimsOf, elsewhereProviders, offeredIssuers } from '../../../app/session/elsewhere';
import { forgetEnvironment } from '../../../lib/env/index';

const NAMES = [
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'MICROSOFT_CLIENT_ID',
  'MICROSOFT_CLIENT_SECRET',
  'MICROSOFT_TENANT',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
];
const configure = (values: Record<string, string> = {}) => {
  for (const name of NAMES) delete process.env[name];
  Object.assign(process.env, values);
  forgetEnvironment();
};
afterEach(() => configure());

const microsoft = { iss: 'https://login.microsoftonline.com/t1/v2.0', sub: 's', email: 'a@example.org', tid: 't1' };

it('offers only what is configured, each with discovery, PKCE, state and nonce', () => {
  configure({
    GOOGLE_CLIENT_ID: 'id',
    OIDC_ISSUER: 'https://sso.example.org/',
    OIDC_CLIENT_ID: 'c',
    OIDC_CLIENT_SECRET: 's',
  });
  expect(offeredIssuers()).toEqual([{ id: 'oidc', name: 'Single sign-on' }]);
  const [provider] = elsewhereProviders();
  expect(provider?.wellKnown).toBe('https://sso.example.org/.well-known/openid-configuration');
  expect(provider?.checks).toEqual(['pkce', 'state', 'nonce']);
});

it('takes an issuer’s word for an address only when it gives one', () => {
  configure();
  const verified = (email_verified?: boolean | string) =>
    claimsOf('oidc', {
      iss: 'i',
      sub: 's',
      email: 'a@example.org',
      ...(email_verified === undefined ? {} : { email_verified }),
    }).emailVerified;
  expect([verified(true), verified('true'), verified(false), verified('false'), verified()]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('takes Microsoft’s word only within the one directory the operator named', () => {
  configure();
  expect(claimsOf('microsoft', microsoft).emailVerified).toBe(false);
  configure({ MICROSOFT_TENANT: 't1' });
  expect(claimsOf('microsoft', microsoft).emailVerified).toBe(true);
  expect(claimsOf('microsoft', { ...microsoft, tid: 't2' }).emailVerified).toBe(false);
});
