import { z } from 'zod';
import { inboxKey } from '@/lib/addresses';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { db, type Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import {
  type After,
  beginningWith,
  cameAndLeft,
  confirmedByKind,
  countsByStatus,
  newest,
  ofDomain,
  ofInbox,
  type SubscriberRow,
} from '@/lib/subscribers/operator/list-statements';
import type {
  Status,
  SubscriberCounts,
  SubscriberDay,
  SubscriberPage,
  SubscriberShown,
} from '@/lib/subscribers/operator/schema';
import { seal, unseal, unsealSearch } from '@/lib/subscribers/operator/seal';
import { suppressionsOf } from '@/lib/subscribers/operator/suppressions';

export const perPage = 50;
const days = 90;
const lookedAtOnce = 500;
const looks = 10;

/**
 * A page of subscribers, newest first. The list of those not written to holds no addresses: to find who is on it,
 * subscribers are looked through, some thousands for a page. Throws not_found for all but administrators.
 */
export async function listSubscribers(
  viewer: Viewer,
  status: Status | null,
  after: string | null,
): Promise<SubscriberPage> {
  requireAdmin(viewer);
  const from = afterShape.catch(null).parse(after ? unseal(after) : null);
  if (status === 'suppressed') return listSuppressed(from);
  const rows = await db().$queryRaw<SubscriberRow[]>(newest(status, from, perPage + 1));
  return { subscribers: await shown(rows.slice(0, perPage)), next: nextOf(rows, perPage) };
}

/**
 * The subscribers with an address: a whole one, the beginning of one, or `@example.org` for a domain; `sealed` is what
 * `sealSearch` made of it. Null where that is over. Throws not_found for all but administrators.
 */
export async function findSubscribers(
  viewer: Viewer,
  sealed: string,
  after: string | null,
): Promise<(SubscriberPage & { typed: string }) | null> {
  requireAdmin(viewer);
  const typed = unsealSearch(sealed);
  if (typed === null) return null;
  const from = z
    .string()
    .nullable()
    .catch(null)
    .parse(after ? unseal(after) : null);
  const rows = await db().$queryRaw<SubscriberRow[]>(searching(typed.trim(), from));
  const last = rows.length > perPage ? rows[perPage - 1] : undefined;
  return {
    typed,
    subscribers: await shown(rows.slice(0, perPage)),
    next: last ? seal(last.emailKey) : null,
  };
}

/** How many there are. Throws not_found for all but administrators. */
export async function countSubscribers(viewer: Viewer): Promise<SubscriberCounts> {
  requireAdmin(viewer);
  const [byStatus, byKind, suppressed] = await Promise.all([
    db().$queryRaw<{ status: string; count: number }[]>(countsByStatus()),
    db().$queryRaw<{ kind: string; count: number }[]>(confirmedByKind()),
    db().suppression.count(),
  ]);
  const status = (name: string) => byStatus.find((row) => row.status === name)?.count ?? 0;
  const kind = (name: string) => byKind.find((row) => row.kind === name)?.count ?? 0;
  return {
    ...{ confirmed: status('confirmed'), pending: status('pending'), unsubscribed: status('unsubscribed') },
    ...{ suppressed, daily: kind('daily'), weekly: kind('weekly') },
  };
}

/** Who came and who left on each of the last 90 days, oldest first. Throws not_found for all but administrators. */
export async function listSubscriberDays(viewer: Viewer): Promise<SubscriberDay[]> {
  requireAdmin(viewer);
  return db().$queryRaw<SubscriberDay[]>(cameAndLeft(days, env().SITE_TIME_ZONE));
}

const afterShape = z.object({ at: z.string(), id: z.string() }).nullable();

function searching(typed: string, after: string | null): Prisma.Sql {
  const lower = typed.normalize('NFC').toLowerCase();
  if (lower.startsWith('@')) return ofDomain(lower.slice(1), after, perPage + 1);
  if (z.email().safeParse(lower).success) return ofInbox(inboxKey(lower));
  return beginningWith(lower, after, perPage + 1);
}

async function listSuppressed(from: After | null): Promise<SubscriberPage> {
  const found: SubscriberShown[] = [];
  let after: After | null = from;
  for (let look = 0; look < looks && found.length < perPage; look += 1) {
    const rows: SubscriberRow[] = await db().$queryRaw<SubscriberRow[]>(newest(null, after, lookedAtOnce));
    const hits = (await shown(rows)).filter(({ suppressed }) => suppressed !== null);
    const room = perPage - found.length;
    found.push(...hits.slice(0, room));
    const last = hits.length > room ? hits[room - 1] : shownLast(rows);
    if (!last || (rows.length < lookedAtOnce && hits.length <= room))
      return { subscribers: found, next: null };
    after = { at: last.createdAt, id: last.id };
  }
  return { subscribers: found, next: seal(after) };
}

function shownLast(rows: SubscriberRow[]): { createdAt: string; id: string } | null {
  const last = rows.at(-1);
  return last ? { createdAt: last.createdAt.toISOString(), id: last.id } : null;
}

function nextOf(rows: SubscriberRow[], size: number): string | null {
  const last = rows.length > size ? rows[size - 1] : undefined;
  return last ? seal({ at: last.createdAt.toISOString(), id: last.id }) : null;
}

async function shown(rows: SubscriberRow[]): Promise<SubscriberShown[]> {
  const suppressed = await suppressionsOf(rows.map(({ emailKey }) => emailKey));
  return rows.map(({ emailKey, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    suppressed: suppressed.get(emailKey)?.reason ?? null,
  }));
}
