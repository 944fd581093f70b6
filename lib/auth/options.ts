import type { AuthOptions } from 'next-auth';
import type { EmailConfig } from 'next-auth/providers/email';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { authAdapter } from '@/lib/auth/adapter';
import { isSecure } from '@/lib/auth/cookies';
import { authSecret, newToken } from '@/lib/auth/tokens';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

const sessionSeconds = 30 * 24 * 60 * 60;

/** How long a link in a sign-in mail lives. */
export const linkSeconds = 10 * 60;

/** next-auth's settings, with the outside providers that the operator has configured. */
export function authOptions(): AuthOptions {
  return {
    adapter: authAdapter(),
    providers: [emailProvider, ...outsideProviders()],
    secret: authSecret(),
    session: { strategy: 'database', maxAge: sessionSeconds, generateSessionToken: newToken },
    useSecureCookies: isSecure(),
    pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in/sent', signOut: '/account' },
    callbacks: { session: ({ session }) => ({ expires: session.expires }) },
    logger: {
      error: (code) => log('error', 'auth', { code }),
      warn: () => {},
      debug: () => {},
    },
  };
}

const emailProvider: EmailConfig = {
  id: 'email',
  type: 'email',
  name: 'Email',
  server: '',
  from: '',
  maxAge: linkSeconds,
  sendVerificationRequest: async () => {
    throw new Error('Links are sent by requestSignInLink.');
  },
  options: {},
};

function outsideProviders(): AuthOptions['providers'] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  const providers: AuthOptions['providers'] = [];
  if (GITHUB_ID && GITHUB_SECRET) {
    providers.push(GitHub({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }));
  }
  if (GOOGLE_ID && GOOGLE_SECRET) {
    providers.push(Google({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET }));
  }
  return providers;
}
