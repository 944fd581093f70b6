import { inboxKey } from '@/lib/addresses';
import { sessionCookieName } from '@/lib/auth/cookies';
import { askAuth, trustedForm } from '@/lib/auth/core';
import { linkSeconds } from '@/lib/auth/options';
import { findOpenLink, listOutsideProviders } from '@/lib/auth/queries';
import { linkToken, profileInput, returnPath, signInRequest, type Viewer } from '@/lib/auth/schema';
import { hashLinkToken, hashNetwork, hashSessionToken, newToken } from '@/lib/auth/tokens';
import { db, Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

const linksAnHour = { inbox: 5, network: 30, everyone: 600 };

type ProfileChange = 'saved' | 'name' | 'handle' | 'taken';
type SendSignInLink = (mail: { email: string; link: string }) => Promise<void>;

/**
 * Mails a link that signs in once within ten minutes. The answer never tells whether the address has an account
 * or has asked too often. Throws invalid when it is no address.
 */
export async function requestSignInLink(
  input: unknown,
  send: SendSignInLink,
  network = 'unknown',
): Promise<void> {
  const parsed = signInRequest.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', 'That is not an email address. Check it and try again.');
  const { email, returnTo } = parsed.data;
  const token = newToken();
  if (!(await writeLink({ email, token, returnTo, network }))) return;
  await send({ email, link: `${env().SITE_URL}/sign-in/link/${token}` });
}

/** Uses a link up and opens a session. Throws link_spent. */
export async function redeemSignInLink(input: unknown): Promise<{ sessionCookie: string; returnTo: string }> {
  const token = linkToken.safeParse(input);
  const open = token.success ? await findOpenLink(token.data) : null;
  if (!token.success || !open) throw new AppError('link_spent');
  const query = { token: token.data, email: open.email };
  const { cookies } = await askAuth({ method: 'GET', action: ['callback', 'email'], query });
  const sessionCookie = cookies.find((cookie) => cookie.startsWith(`${sessionCookieName()}=`));
  if (!sessionCookie) throw new AppError('link_spent');
  return { sessionCookie, returnTo: returnPath.parse(open.returnTo) };
}

/** Begins signing in by an outside provider. Throws not_found when the operator has not set it up. */
export async function beginOutsideSignIn(
  provider: string,
  returnTo: unknown,
): Promise<{ location: string; cookies: string[] }> {
  if (!listOutsideProviders().some(({ id }) => id === provider)) throw new AppError('not_found');
  const form = trustedForm();
  const callbackUrl = `${env().SITE_URL}${returnPath.parse(returnTo)}`;
  const body = { ...form.body, callbackUrl };
  const answer = await askAuth({ method: 'POST', action: ['signin', provider], ...form, body });
  return { location: answer.location ?? '/sign-in?error=OAuthSignin', cookies: answer.cookies };
}

export async function signOut(sessionToken: string): Promise<void> {
  await db().session.deleteMany({ where: { tokenHash: hashSessionToken(sessionToken) } });
}

/** Ends every session of the viewer, on all devices. Throws signed_out. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  if (!viewer) throw new AppError('signed_out');
  await db().session.deleteMany({ where: { userId: viewer.userId } });
}

/** Changes the viewer's handle and name, or says what stood against it. Throws signed_out. */
export async function changeProfile(viewer: Viewer, input: unknown): Promise<ProfileChange> {
  if (!viewer) throw new AppError('signed_out');
  const parsed = profileInput.safeParse(input);
  if (!parsed.success) return parsed.error.issues[0]?.path[0] === 'name' ? 'name' : 'handle';
  try {
    await db().user.update({ where: { id: viewer.userId }, data: parsed.data });
    return 'saved';
  } catch (error) {
    if (isTaken(error)) return 'taken';
    throw error;
  }
}

type Link = { email: string; token: string; returnTo: string; network: string };

/** Writes the link unless inbox, network or everyone has had the hour's share; one at a time, so that the limits hold. */
async function writeLink({ email, token, returnTo, network }: Link): Promise<boolean> {
  const inbox = inboxKey(email);
  const from = hashNetwork(network);
  const [, , written] = await db().$transaction([
    db().$executeRaw`select pg_advisory_xact_lock(hashtextextended('sign-in links', 1))`,
    db().$executeRaw`delete from verification_tokens where expires < now() - interval '1 hour'`,
    db().$executeRaw`
      insert into verification_tokens (token_hash, identifier, inbox_key, network_hash, callback_url, expires)
      select ${hashLinkToken(token)}, ${email}, ${inbox}, ${from}, ${returnTo}, now() + ${linkSeconds}::int * interval '1 second'
      where (select count(*) from verification_tokens
          where inbox_key = ${inbox} and created_at > now() - interval '1 hour') < ${linksAnHour.inbox}
        and (select count(*) from verification_tokens
          where network_hash = ${from} and created_at > now() - interval '1 hour') < ${linksAnHour.network}
        and (select count(*) from verification_tokens
          where created_at > now() - interval '1 hour') < ${linksAnHour.everyone}`,
  ]);
  return written === 1;
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
