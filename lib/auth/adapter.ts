import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import { newcomer } from '@/lib/auth/newcomer';
import { hashSessionToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

/** Where next-auth keeps people, sessions and links. Links are written by `requestSignInLink`, not here. */
export function authAdapter(): Adapter {
  return { ...people, ...accounts, ...sessions, createVerificationToken: refuse, useVerificationToken };
}

const people = {
  /** Only a proven address is kept: nobody can reserve another person's by an outside account. */
  async createUser(user: Omit<AdapterUser, 'id'>) {
    const { emailVerified } = user;
    const email = emailVerified ? user.email : null;
    const role = emailVerified ? roleAt(user.email) : {};
    return toUser(await db().user.create({ data: { ...newcomer(), email, emailVerified, ...role } }));
  },
  async getUser(id) {
    return toUserOrNull(await db().user.findUnique({ where: { id } }));
  },
  async getUserByEmail(email) {
    return toUserOrNull(await db().user.findUnique({ where: { email: email.toLowerCase() } }));
  },
  /** next-auth calls this when a link proved the address; that is also when an admin becomes one. */
  async updateUser({ id, emailVerified }) {
    const data = emailVerified ? { emailVerified } : {};
    const user = await db().user.update({ where: { id }, data });
    const role = emailVerified ? roleAt(user.email) : {};
    return toUser('role' in role ? await db().user.update({ where: { id }, data: role }) : user);
  },
} satisfies Adapter;

const accounts = {
  async getUserByAccount({ provider, providerAccountId }) {
    const where = { provider_providerAccountId: { provider, providerAccountId } };
    const account = await db().account.findUnique({ where, include: { user: true } });
    return toUserOrNull(account?.user ?? null);
  },
  async linkAccount({ provider, providerAccountId, userId, type }: AdapterAccount) {
    await db().account.create({ data: { provider, providerAccountId, userId, type } });
  },
} satisfies Adapter;

const sessions = {
  async createSession({ sessionToken, userId, expires }) {
    await db().session.deleteMany({ where: { expires: { lt: new Date() } } });
    await db().session.create({ data: { tokenHash: hashSessionToken(sessionToken), userId, expires } });
    return { sessionToken, userId, expires };
  },
  async getSessionAndUser(sessionToken) {
    const where = { tokenHash: hashSessionToken(sessionToken), expires: { gt: new Date() } };
    const found = await db().session.findFirst({ where, include: { user: true } });
    if (!found) return null;
    const { userId, expires, user } = found;
    return { session: { sessionToken, userId, expires }, user: toUser(user) };
  },
  async updateSession({ sessionToken, expires }) {
    if (!expires) return null;
    await db().session.updateMany({
      where: { tokenHash: hashSessionToken(sessionToken) },
      data: { expires },
    });
    return null;
  },
  async deleteSession(sessionToken) {
    await db().session.deleteMany({ where: { tokenHash: hashSessionToken(sessionToken) } });
  },
} satisfies Adapter;

/** One statement deletes and returns, so that of many simultaneous uses exactly one gets the link. */
const useVerificationToken: NonNullable<Adapter['useVerificationToken']> = async ({ identifier, token }) => {
  const rows = await db().$queryRaw<{ expires: Date }[]>`
    delete from verification_tokens where token_hash = ${token} and identifier = ${identifier}
    returning expires`;
  return rows[0] ? { identifier, token, expires: rows[0].expires } : null;
};

async function refuse(): Promise<never> {
  throw new Error('Links are issued by requestSignInLink.');
}

function roleAt(email: string | null): { role?: 'admin' } {
  const admins = env().ADMIN_EMAILS.map((address) => address.toLowerCase());
  return email && admins.includes(email.toLowerCase()) ? { role: 'admin' } : {};
}

type UserRow = { id: string; email: string | null; emailVerified: Date | null; name: string };

function toUser({ id, email, emailVerified, name }: UserRow): AdapterUser {
  return { id, email: email ?? '', emailVerified, name };
}

function toUserOrNull(row: UserRow | null): AdapterUser | null {
  return row ? toUser(row) : null;
}
