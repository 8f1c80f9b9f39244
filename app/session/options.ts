/**
 * Sign-in by password and elsewhere. The cookie is a JWT that carries nothing but the id of a session row; who that is, and
 * whether it still counts, is asked of the row on every request.
 */
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { signIn, signInElsewhere, signOut, type Visitor } from '../../lib/accounts/index';
import { SESSION_COOKIE, SESSION_SECONDS } from './cookie';
import { type Claims, claimsOf, elsewhereProviders } from './elsewhere';
import { cookiesAreSecure, sessionSecret } from './secret';

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
  }
}

/** Made for each request: a build has no environment of its own, and a session remembers which browser it was opened in. */
export const authOptions = (visitor: Visitor): NextAuthOptions => ({
  secret: sessionSecret(),
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  pages: { signIn: '/signin', error: '/signin' },
  cookies: {
    sessionToken: {
      name: SESSION_COOKIE,
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: cookiesAreSecure() },
    },
  },
  providers: [
    CredentialsProvider({
      name: 'password',
      credentials: { email: {}, password: {} },
      async authorize(given) {
        const session = await signIn(given?.email ?? '', given?.password ?? '', visitor);
        return session ? { id: session.sessionId } : null;
      },
    }),
    ...elsewhereProviders(),
  ],
  callbacks: {
    async signIn({ user, account, profile }) {
      if (account?.type !== 'oauth') return true;
      const entered = await signInElsewhere(claimsOf(account.provider, profile as Claims), visitor);
      if ('refused' in entered) return `/signin?error=${entered.refused}`;
      // The same object reaches the next callback: from here on it stands for the session.
      user.id = entered.session.sessionId;
      return true;
    },
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    // Nothing about the person is handed to scripts in the page.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      if (token.sid) await signOut(token.sid);
    },
  },
});
