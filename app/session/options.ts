/**
 * Sign-in by e-mail and password. The cookie is a JWT that carries nothing but the id of a session row; who that is, and
 * whether it still counts, is asked of the row on every request.
 */
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { signIn, signOut } from '../../lib/accounts/index';
import { SESSION_COOKIE, SESSION_SECONDS } from './cookie';
import { cookiesAreSecure, sessionSecret } from './secret';

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
  }
}

/** Made at the first request: a build has no environment of its own. */
export const authOptions = (): NextAuthOptions => ({
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
        const session = await signIn(given?.email ?? '', given?.password ?? '');
        return session ? { id: session.sessionId } : null;
      },
    }),
  ],
  callbacks: {
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
